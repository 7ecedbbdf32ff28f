import { createImage, type Image, Rng } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { applyDegradation } from "../apply_degradation.ts";
import type { DegradationStep } from "../degradation.ts";
import { parseDegradation } from "../parse_degradation.ts";
import { type PresetName, PRESETS } from "../presets/presets.ts";
import {
  rescaleDegradation,
  type RescaleSizes,
} from "./rescale_degradation.ts";
import { sampleDegradation } from "./sample_degradation.ts";
import { sampleSecondOrder } from "./sample_second_order.ts";

const sizes = { from: 512, to: 128 };

function rescale(...steps: DegradationStep[]): readonly DegradationStep[] {
  return rescaleDegradation({ steps }, sizes).steps;
}

const blur: DegradationStep = {
  kind: "blur",
  blur: { shape: "gaussian", size: 41, sigmaX: 10, sigmaY: 4, angle: 1 },
};
const noise: DegradationStep = {
  kind: "gaussian noise",
  sigma: 8,
  gray: false,
  seed: 1,
};
const jpeg: DegradationStep = { kind: "jpeg", quality: 60 };

function divide(by: number): DegradationStep {
  return { kind: "resize", to: { divide: by }, filter: "bilinear" };
}

Deno.test("a sigma of 10 at 512 is one of 2.5 at 128", () => {
  assertEquals(rescale(blur), [{
    kind: "blur",
    blur: { shape: "gaussian", size: 11, sigmaX: 2.5, sigmaY: 1, angle: 1 },
  }]);
  const motion = (length: number): DegradationStep => ({
    kind: "blur",
    blur: { shape: "motion", length, angle: 0 },
  });
  assertEquals(rescale(motion(21)), [motion(6)]);
});

Deno.test("a sinc's cutoff follows the size, up to all that a pixel shows", () => {
  const sinc = (size: number, cutoff: number): DegradationStep => ({
    kind: "blur",
    blur: { shape: "sinc", size, cutoff },
  });
  assertEquals(rescale(sinc(21, 0.5), sinc(9, 1)), [
    sinc(7, 2),
    sinc(3, Math.PI),
  ]);
});

Deno.test("where as many pixels are left, noise and JPEG stay", () => {
  assertEquals(rescale(divide(8), noise, jpeg), [divide(2), noise, jpeg]);
});

Deno.test("where fewer are left, noise and JPEG's steps are finer", () => {
  // 512 / 2 = 256 pixels had the noise; 128 are left: four to one.
  assertEquals(rescale(divide(2), noise, jpeg), [
    divide(1),
    { ...noise, sigma: 4 },
    { ...jpeg, quality: 80 },
  ]);
  const poisson: DegradationStep = {
    kind: "poisson noise",
    photons: 3,
    gray: true,
    seed: 0,
  };
  assertEquals(rescale(divide(2), poisson)[1], { ...poisson, photons: 12 });
});

Deno.test("without a smaller size the picture's own pixels count", () => {
  assertEquals(rescale(noise), [{ ...noise, sigma: 2 }]);
});

Deno.test("the size that it is meant for changes nothing", () => {
  const { steps } = sampleDegradation("gfpgan", new Rng(3));
  assertEquals(
    rescaleDegradation({ steps }, { from: 512, to: 512 }).steps,
    steps,
  );
});

Deno.test("sampleDegradation() rescales what it draws", () => {
  const plain = sampleDegradation("gfpgan", new Rng(3));
  const options = { size: 128, referenceSize: 512 };
  assertEquals(
    sampleDegradation("gfpgan", new Rng(3), options),
    rescaleDegradation(plain, sizes),
  );
});

/** How far a picture's noise, in `step`s, is spread once it is 16 wide. */
function spreadAt16(image: Image, ...steps: DegradationStep[]): number {
  const { data } = applyDegradation(image, {
    steps: [...steps, { kind: "resize", to: { side: 16 }, filter: "area" }],
  });
  let sum = 0;
  for (const value of data) sum += (value - 128) ** 2;
  return Math.sqrt(sum / data.length);
}

Deno.test("noise shows as much on a small picture as on a large one shown small", () => {
  const gray = (side: number) => {
    const image = createImage(side, side);
    image.data.fill(128);
    return image;
  };
  const strong = { ...noise, sigma: 40 };
  for (const by of [1, 2, 4]) {
    const steps = [divide(by), strong];
    const large = spreadAt16(gray(128), ...steps);
    const small = rescaleDegradation({ steps }, { from: 128, to: 32 }).steps;
    const ratio = spreadAt16(gray(32), ...small) / large;
    assert(Math.abs(ratio - 1) < 0.15, `${by}: ${ratio}`);
  }
});

Deno.test("a kernel grows no further than it may", () => {
  const sinc: DegradationStep = {
    kind: "blur",
    blur: { shape: "sinc", size: 21, cutoff: 2 },
  };
  const grown = (step: DegradationStep, to: number) =>
    rescaleDegradation({ steps: [step] }, { from: 1, to }).steps[0];
  assertEquals(grown(sinc, 2), {
    kind: "blur",
    blur: { shape: "sinc", size: 41, cutoff: 1 },
  });
  assertEquals(grown(sinc, 4), {
    kind: "blur",
    blur: { shape: "sinc", size: 51, cutoff: 0.5 },
  });
  assertEquals(grown(blur, 50), {
    kind: "blur",
    blur: { shape: "gaussian", size: 1001, sigmaX: 500, sigmaY: 200, angle: 1 },
  });
});

const FAR: readonly RescaleSizes[] = [
  { from: 256, to: 1024 },
  { from: 1, to: 32_768 },
  { from: 32_768, to: 1 },
];

for (const far of FAR) {
  Deno.test(`what is drawn can be used after going from ${far.from} to ${far.to}`, () => {
    const rng = new Rng(2);
    const names = Object.keys(PRESETS) as PresetName[];
    const motion: DegradationStep = {
      kind: "blur",
      blur: { shape: "motion", length: 21, angle: 0 },
    };
    const drawn = Array.from({ length: 40 }, () => [
      sampleSecondOrder(rng),
      ...names.map((name) => sampleDegradation(name, rng)),
    ]).flat();
    for (const degradation of [...drawn, { steps: [motion] }]) {
      const rescaled = rescaleDegradation(degradation, far);
      assertEquals(parseDegradation(rescaled), rescaled);
    }
  });
}

for (const size of [0, 0.5, -1, NaN, Infinity]) {
  Deno.test(`rescaleDegradation() refuses a size of ${size}`, () => {
    for (const name of ["from", "to"]) {
      const wrong = { ...sizes, [name]: size };
      const error = assertThrows(
        () => rescaleDegradation({ steps: [] }, wrong),
        RangeError,
      );
      assertEquals(
        error.message,
        `Cannot rescale degradation: ${name} must be a number of at least 1, got ${size}`,
      );
    }
  });
}
