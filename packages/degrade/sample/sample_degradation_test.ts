import { Rng } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import type { DegradationStep } from "../degradation.ts";
import type { DegradationPreset } from "../presets/preset.ts";
import { type PresetName, PRESETS } from "../presets/presets.ts";
import { sampleDegradation } from "./sample_degradation.ts";

type StepOf<K> = Extract<DegradationStep, { readonly kind: K }>;

/** All steps of a kind in many degradations of a preset. */
function drawMany<K extends DegradationStep["kind"]>(
  preset: PresetName | DegradationPreset,
  kind: K,
  count = 400,
): StepOf<K>[] {
  const rng = new Rng(3);
  return Array.from({ length: count }, () => sampleDegradation(preset, rng))
    .flatMap(({ steps }) => steps)
    .filter((step): step is StepOf<K> => step.kind === kind);
}

/** Checks that values fill a range and stay in it. */
function assertFills(
  values: readonly number[],
  [low, high]: readonly number[],
) {
  const margin = 0.05 * (high! - low!);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  assert(least >= low! && least <= low! + margin, `${least} of ${low}`);
  assert(most <= high! && most >= high! - margin, `${most} of ${high}`);
}

Deno.test("a degradation does Eq. 13 in its order, then GFPGAN's rest", () => {
  const always = {
    ...PRESETS.gfpgan,
    shift: { probability: 1, most: 20 },
    gray: 1,
  };
  const { steps } = sampleDegradation(always, new Rng(0));
  assertEquals(steps.map(({ kind }) => kind), [
    "blur",
    "resize",
    "gaussian noise",
    "jpeg",
    "resize",
    "shift",
    "gray",
  ]);
});

const TABLE: readonly (readonly [PresetName, ...(readonly number[])[]])[] = [
  ["paper", [0.2, 10], [1, 8], [0, 15], [60, 100]],
  ["gfpgan", [0.1, 10], [0.8, 8], [0, 20], [60, 100]],
  ["codeformer-3", [0.1, 10], [1, 12], [0, 15], [60, 100]],
  ["codeformer-2", [1, 15], [4, 30], [0, 20], [30, 80]],
  ["difface", [0.1, 15], [0.8, 32], [0, 20], [30, 100]],
];

for (const [name, sigma, divide, noise, jpeg] of TABLE) {
  Deno.test(`${name} fills its ranges`, () => {
    const blurs = drawMany(name, "blur").map(({ blur }) => blur);
    assertFills(
      blurs.map((blur) => blur.shape === "gaussian" ? blur.sigmaX : 0),
      sigma!,
    );
    assertFills(
      drawMany(name, "resize").flatMap(({ to }) =>
        typeof to === "object" && "divide" in to ? [to.divide] : []
      ),
      divide!,
    );
    assertFills(drawMany(name, "gaussian noise").map((s) => s.sigma), noise!);
    assertFills(drawMany(name, "jpeg").map((s) => s.quality), jpeg!);
  });
}

Deno.test("half of GFPGAN's blurs are round, and the paper's all", () => {
  const round = (name: PresetName) =>
    drawMany(name, "blur").filter(({ blur }) =>
      blur.shape === "gaussian" && blur.sigmaX === blur.sigmaY
    ).length;
  assertEquals(round("paper"), 400);
  assert(Math.abs(round("gfpgan") - 200) < 40);
});

Deno.test("GFPGAN shifts 3 in 10 and turns gray 1 in 100", () => {
  assert(Math.abs(drawMany("gfpgan", "shift", 2000).length - 600) < 80);
  assert(Math.abs(drawMany("gfpgan", "gray", 2000).length - 20) < 18);
  assertEquals(drawMany("paper", "shift").length, 0);
});

Deno.test("every odd of a preset of one's own is drawn", () => {
  const own: DegradationPreset = {
    ...PRESETS.paper,
    blur: {
      ...PRESETS.paper.blur!,
      shapes: { isotropic: 0, anisotropic: 0, motion: 1 },
      length: [3, 9],
    },
    downsample: {
      factor: [2, 3],
      filters: { bilinear: 1, bicubic: 1, area: 1, lanczos: 1 },
    },
    noise: {
      ...PRESETS.paper.noise!,
      kinds: { gaussian: 0, poisson: 1 },
      photons: [1, 2],
      gray: 0.5,
    },
  };
  assertFills(
    drawMany(own, "blur").map(({ blur }) =>
      blur.shape === "motion" ? blur.length : 0
    ),
    [3, 9],
  );
  assertEquals(
    new Set(drawMany(own, "resize").map(({ filter }) => filter)).size,
    4,
  );
  const noises = drawMany(own, "poisson noise");
  assertFills(noises.map(({ photons }) => photons), [1, 2]);
  assert(Math.abs(noises.filter(({ gray }) => gray).length - 200) < 40);
});

Deno.test("the same seed gives the same degradations, seed 0 too", () => {
  for (const seed of [0, 5]) {
    const draw = () => {
      const rng = new Rng(seed);
      return [0, 1].map(() => sampleDegradation("gfpgan", rng));
    };
    assertEquals(draw(), draw());
    assert(JSON.stringify(draw()[0]) !== JSON.stringify(draw()[1]));
  }
});

Deno.test("other noise leaves the blur, the size and the quality alone", () => {
  const kept = (preset: DegradationPreset) =>
    sampleDegradation(preset, new Rng(8)).steps.filter(({ kind }) =>
      kind !== "gaussian noise"
    );
  assertEquals(
    kept({ ...PRESETS.gfpgan, noise: null }),
    kept(PRESETS.gfpgan),
  );
});

Deno.test("resize says what size comes out", () => {
  const last = (resize: "input" | "none" | number) =>
    sampleDegradation("paper", new Rng(0), { resize }).steps.at(-1);
  assertEquals(last("none")?.kind, "jpeg");
  assertEquals(last(256), {
    kind: "resize",
    to: { side: 256 },
    filter: "bilinear",
  });
  assertEquals(last("input"), {
    kind: "resize",
    to: "input",
    filter: "bilinear",
  });
});

Deno.test("sampleDegradation() says what it cannot use", () => {
  const rng = new Rng(0);
  const message = (preset: string, options = {}) =>
    assertThrows(
      () => sampleDegradation(preset as PresetName, rng, options),
      RangeError,
    ).message;
  assertEquals(
    message("gfp"),
    'Cannot sample degradation: preset must be one of paper, gfpgan, codeformer-2, codeformer-3, difface, sr8, sr16, got "gfp"',
  );
  assertEquals(
    message("paper", { referenceSize: 512 }),
    "Cannot sample degradation: size must be a positive integer, got nothing",
  );
  assertEquals(
    message("paper", { resize: 0 }),
    "Cannot sample degradation: resize must be a positive integer, got 0",
  );
});
