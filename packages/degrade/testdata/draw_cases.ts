/**
 * Draws degradations for pictures, degrades these, and writes what OpenCV needs
 * to do the same: see opencv_chain.py, which compares or keeps the results.
 *
 *     deno run -A draw_cases.ts OUT COUNT PRESET [PICTURE.rgb WIDTH HEIGHT]...
 *
 * PRESET is a preset's name, or "filters" for the other ways to shrink that
 * OpenCV has. Pictures are raw bytes, RGB; without any, one is drawn by a
 * formula. The fixtures are of 8 × gfpgan and 4 × filters.
 */
import { createImage, type Image, Rng } from "@revisage/core";
import {
  Degrader,
  parsePreset,
  type PresetName,
  sampleDegradation,
} from "../mod.ts";

const [out, count, preset, ...files] = Deno.args;
if (out === undefined || preset === undefined) {
  console.error("Usage: draw_cases.ts OUT COUNT PRESET [FILE WIDTH HEIGHT]...");
  Deno.exit(2);
}

/** Soft colors with edges and fine texture. */
function drawPicture(width: number, height: number): Image {
  const image = createImage(width, height);
  const rng = new Rng(7);
  for (let i = 0; i < image.data.length; i++) {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % width, i / 3 / width];
    const wave = 60 * Math.sin(x / (5 + c)) * Math.cos(y / (7 - c));
    const edge = Math.hypot(x - width / 2, y - height / 2) < height / 3
      ? 70
      : 0;
    image.data[i] = 70 + wave / 2 + edge + 25 * c + rng.uniform(0, 30);
  }
  return image;
}

function readPictures(): Image[] {
  if (files.length === 0) return [drawPicture(72, 56)];
  const pictures: Image[] = [];
  for (let i = 0; i < files.length; i += 3) {
    const [width, height] = [Number(files[i + 1]), Number(files[i + 2])];
    pictures.push(createImage(width, height, Deno.readFileSync(files[i]!)));
  }
  return pictures;
}

const pictures = readPictures();
const ranges = preset === "filters"
  ? parsePreset({
    downsample: { filters: { bilinear: 0, bicubic: 1, area: 1 } },
  })
  : preset as PresetName; // sampleDegradation() refuses what is none.
const rng = new Rng(2026);
const degrader = new Degrader();
const cases = Array.from({ length: Number(count) }, (_, index) => {
  const picture = index % pictures.length;
  const { width, height, data } = pictures[picture]!;
  const { steps } = sampleDegradation(ranges, rng);
  const degraded = degrader.apply({ width, height, data }, { steps });
  Deno.writeFileSync(
    `${out}/ours-${index}.rgb`,
    Uint8Array.from(degraded.data),
  );
  for (const step of steps) {
    if (step.kind !== "gaussian noise") continue;
    // No step enlarges by more: enough numbers for any size.
    const length = 3 * Math.ceil(width / 0.8) * Math.ceil(height / 0.8);
    const noise = new Rng(step.seed).fillNormal(new Float32Array(length));
    Deno.writeFileSync(
      `${out}/noise-${index}.f32`,
      new Uint8Array(noise.buffer),
    );
  }
  return { picture, width, height, steps };
});
pictures.forEach(({ data }, index) =>
  Deno.writeFileSync(`${out}/picture-${index}.rgb`, Uint8Array.from(data))
);
Deno.writeTextFileSync(`${out}/cases.json`, JSON.stringify(cases, null, 1));
