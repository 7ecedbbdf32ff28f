/**
 * Draws degradations for pictures, degrades these, and writes what OpenCV needs
 * to do the same: see opencv_chain.py and basicsr_chain.py, which compare or keep
 * the results.
 *
 *     deno run -A draw_cases.ts OUT COUNT PRESET [PICTURE.rgb WIDTH HEIGHT]...
 *     deno run -A draw_cases.ts OUT COUNT PRESET faces
 *
 * PRESET is a preset's name, "filters" for the other ways to shrink that OpenCV
 * has, or "real-esrgan" for two rounds with Gaussian noise. Pictures are raw
 * bytes, RGB, or COUNT synthetic faces of 512²; without any, one is drawn by a
 * formula. The fixtures are of 8 × gfpgan and 4 × filters.
 */
import { createImage, type Image, Rng } from "@revisage/core";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import {
  type Degradation,
  Degrader,
  parsePreset,
  type PresetName,
  REAL_ESRGAN,
  sampleDegradation,
  sampleSecondOrder,
} from "../mod.ts";

const [out, count, preset, ...files] = Deno.args;
if (out === undefined || preset === undefined) {
  console.error(
    "Usage: draw_cases.ts OUT COUNT PRESET [faces | FILE WIDTH HEIGHT...]",
  );
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
  if (files[0] === "faces") {
    const faces = new SyntheticFaces({ size: 512 });
    return Array.from({ length: Number(count) }, (_, i) => faces.face(i));
  }
  const pictures: Image[] = [];
  for (let i = 0; i < files.length; i += 3) {
    const [width, height] = [Number(files[i + 1]), Number(files[i + 2])];
    pictures.push(createImage(width, height, Deno.readFileSync(files[i]!)));
  }
  return pictures;
}

/** Poisson noise cannot be the same elsewhere: it is drawn by the picture. */
const SECOND_ORDER = {
  ...REAL_ESRGAN,
  first: { ...REAL_ESRGAN.first, gaussian: 1 },
  second: { ...REAL_ESRGAN.second, gaussian: 1 },
};

function draw(rng: Rng): Degradation {
  if (preset === "real-esrgan") return sampleSecondOrder(rng, SECOND_ORDER);
  const ranges = preset === "filters"
    ? parsePreset({
      downsample: { filters: { bilinear: 0, bicubic: 1, area: 1 } },
    })
    : preset as PresetName; // sampleDegradation() refuses what is none.
  return sampleDegradation(ranges, rng);
}

const pictures = readPictures();
const rng = new Rng(2026);
const degrader = new Degrader();
const cases = Array.from({ length: Number(count) }, (_, index) => {
  const picture = index % pictures.length;
  const { width, height, data } = pictures[picture]!;
  const { steps } = draw(rng);
  const degraded = degrader.apply({ width, height, data }, { steps });
  Deno.writeFileSync(
    `${out}/ours-${index}.rgb`,
    Uint8Array.from(degraded.data),
  );
  steps.forEach((step, i) => {
    if (step.kind !== "gaussian noise") return;
    // Nothing is enlarged by more: enough numbers for any size.
    const length = 3 * Math.ceil(1.5 * width) * Math.ceil(1.5 * height);
    const noise = new Rng(step.seed).fillNormal(new Float32Array(length));
    Deno.writeFileSync(
      `${out}/noise-${index}-${i}.f32`,
      new Uint8Array(noise.buffer),
    );
  });
  return { picture, width, height, steps };
});
pictures.forEach(({ data }, index) =>
  Deno.writeFileSync(`${out}/picture-${index}.rgb`, Uint8Array.from(data))
);
Deno.writeTextFileSync(`${out}/cases.json`, JSON.stringify(cases, null, 1));
