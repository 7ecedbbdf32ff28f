import { createImage, type Image, Rng } from "@revisage/core";
import { jpegRoundTrip, resize } from "@revisage/image";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { applyDegradation } from "./apply_degradation.ts";
import type { Degradation, DegradationStep } from "./degradation.ts";
import { Degrader } from "./degrader.ts";
import { sampleDegradation } from "./sample/sample_degradation.ts";

function ramp(width: number, height: number): Image {
  const image = createImage(width, height);
  image.data.forEach((_, i) => image.data[i] = (i * 37) % 256);
  return image;
}

function apply(image: Image, ...steps: DegradationStep[]): Image {
  return applyDegradation(image, { steps });
}

Deno.test("no steps leave the picture as it is", () => {
  const image = ramp(5, 4);
  assertEquals(apply(image), image);
});

Deno.test("applyDegradation() is pure", () => {
  const image = ramp(40, 30);
  const before = image.data.slice();
  const degradation = sampleDegradation("gfpgan", new Rng(2));
  const first = applyDegradation(image, degradation);
  assertEquals(image.data, before);
  assertEquals(applyDegradation(image, degradation), first);
});

Deno.test("a Degrader gives what applyDegradation() gives, whatever came before", () => {
  const degrader = new Degrader();
  const rng = new Rng(4);
  for (const [width, height] of [[33, 21], [64, 64], [9, 50]]) {
    const image = ramp(width!, height!);
    for (const preset of ["gfpgan", "codeformer-2", "sr8"] as const) {
      const degradation = sampleDegradation(preset, rng);
      const result = degrader.apply(image, degradation);
      assertEquals(result, applyDegradation(image, degradation));
      assertEquals([result.width, result.height], [width, height]);
    }
  }
});

Deno.test("a Degrader's memory does not grow from picture to picture", () => {
  const degrader = new Degrader();
  const image = ramp(32, 32);
  const run = (count: number, rng: Rng) => {
    for (let i = 0; i < count; i++) {
      degrader.apply(image, sampleDegradation("gfpgan", rng));
    }
    return degrader.byteLength;
  };
  assertEquals(run(300, new Rng(1)), run(300, new Rng(1)));
});

Deno.test("sizes are of the picture that was given first", () => {
  const size = (...steps: DegradationStep[]) => {
    const { width, height } = apply(ramp(50, 40), ...steps);
    return [width, height];
  };
  const divide = (by: number): DegradationStep => ({
    kind: "resize",
    to: { divide: by },
    filter: "area",
  });
  const back: DegradationStep = {
    kind: "resize",
    to: "input",
    filter: "bilinear",
  };
  assertEquals(size(divide(2.7)), [18, 14]);
  assertEquals(size(divide(5), divide(2)), [25, 20]);
  assertEquals(size(divide(100)), [1, 1]);
  assertEquals(size(divide(5), { kind: "jpeg", quality: 50 }, back), [50, 40]);
  assertEquals(
    size({ kind: "resize", to: { side: 7 }, filter: "lanczos" }),
    [7, 7],
  );
});

Deno.test("a color shift adds and clips", () => {
  const image = createImage(1, 1, Uint8Array.of(10, 250, 100));
  const shifted = apply(image, { kind: "shift", color: [-20, 20, 0.6] });
  assertEquals([...shifted.data], [0, 255, 101]);
});

Deno.test("JPEG is that of @revisage/image", () => {
  const image = ramp(24, 24);
  assertEquals(
    apply(image, { kind: "jpeg", quality: 40 }).data,
    jpegRoundTrip(image, { quality: 40 }).data,
  );
});

Deno.test("steps that follow each other round once, at the end", () => {
  const dark = createImage(1, 1, Uint8Array.of(10, 10, 10));
  const half: DegradationStep = { kind: "shift", color: [0.3, 0.3, 0.3] };
  assertEquals(apply(dark, half).data[0], 10);
  assertEquals(apply(dark, half, half).data[0], 11);
});

Deno.test("a number out of its range is refused before anything is done", () => {
  const wrong: Degradation = { steps: [{ kind: "jpeg", quality: 400 }] };
  assertThrows(
    () => applyDegradation(ramp(2, 2), wrong),
    Error,
    "Cannot read degradation: steps.0.quality must be an integer from 1 to 100, got 400",
  );
});

Deno.test("blurring takes detail and keeps the mean", () => {
  const image = ramp(64, 64);
  const blurred = apply(image, {
    kind: "blur",
    blur: { shape: "motion", length: 9, angle: 0.4 },
  });
  const mean = ({ data }: Image) =>
    Array.from(data).reduce((sum, value) => sum + value, 0) / data.length;
  const center = mean(image);
  const spread = ({ data }: Image) =>
    Array.from(data).reduce((sum, value) => sum + (value - center) ** 2, 0);
  assertAlmostEquals(mean(blurred), center, 1);
  assert(spread(blurred) < spread(image) / 4);
});

for (
  const [filter, twin] of [
    ["lanczos", "lanczos"],
    ["bilinear", "opencv-linear"],
    ["bicubic", "opencv-cubic"],
    ["area", "box"],
  ] as const
) {
  Deno.test(`${filter} shrinks as ${twin} of @revisage/image, but for rounding`, () => {
    const image = ramp(48, 36);
    const to = { divide: 4 };
    const ours = apply(image, { kind: "resize", to, filter });
    const theirs = resize(image, { width: 12, height: 9, filter: twin });
    ours.data.forEach((value, i) =>
      assertAlmostEquals(value, theirs.data[i]!, 1)
    );
  });
}
