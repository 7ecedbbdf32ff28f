/**
 * Draws docs/images/degradations.png: every preset, mild, middle and strong.
 *
 *     deno run -A packages/degrade/testdata/contact_sheet.ts
 *
 * Each range of a preset is narrowed to the point one tenth, a half and nine
 * tenths along it; the faces stand for ones of 512 × 512.
 */
import { Rng } from "@revisage/core";
import { encodePng, montage } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import {
  applyDegradation,
  type DegradationPreset,
  type PresetName,
  PRESETS,
  type Range,
  sampleDegradation,
} from "../mod.ts";

const SIDE = 144;
const STRENGTHS = { mild: 0.1, middle: 0.5, strong: 0.9 };

function narrow(preset: DegradationPreset, strength: number) {
  const { blur, downsample, noise, jpeg } = preset;
  return {
    ...preset,
    blur: blur && { ...blur, sigma: pointOf(blur.sigma, strength) },
    downsample: downsample &&
      { ...downsample, factor: pointOf(downsample.factor, strength) },
    noise: noise && { ...noise, sigma: pointOf(noise.sigma, strength) },
    jpeg: jpeg && pointOf(jpeg, 1 - strength).map(Math.round) as [
      number,
      number,
    ],
  };
}

function pointOf([low, high]: Range, part: number): [number, number] {
  const point = low + part * (high - low);
  return [point, point];
}

const faces = new SyntheticFaces({ size: SIDE });
const names = Object.keys(PRESETS) as PresetName[];
const options = { size: SIDE, referenceSize: 512 };
const rows = names.map((name, index) => {
  const face = faces.face(index);
  const degraded = Object.values(STRENGTHS).map((strength) => {
    const preset = narrow(PRESETS[name], strength);
    const drawn = sampleDegradation(preset, new Rng(index), options);
    return applyDegradation(face, drawn);
  });
  return [face, ...degraded];
});
const sheet = montage(rows, {
  columnLabels: ["reference", ...Object.keys(STRENGTHS)],
  rowLabels: names,
});
const target = new URL("../../../docs/images/", import.meta.url);
Deno.mkdirSync(target, { recursive: true });
Deno.writeFileSync(new URL("degradations.png", target), encodePng(sheet));
