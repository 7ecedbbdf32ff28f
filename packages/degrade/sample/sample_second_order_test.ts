import { createImage, Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { applyDegradation } from "../apply_degradation.ts";
import { parseDegradation } from "../parse_degradation.ts";
import { REAL_ESRGAN } from "../presets/second_order.ts";
import { rescaleDegradation } from "./rescale_degradation.ts";
import { sampleSecondOrder } from "./sample_second_order.ts";

const rng = new Rng(6);
const DRAWN = Array.from({ length: 600 }, () => sampleSecondOrder(rng));
const STEPS = DRAWN.flatMap(({ steps }) => steps);

function share(count: number): number {
  return count / DRAWN.length;
}

/** How far a share of 600 may lie from what it should be: four sigmas. */
const MARGIN = 4 * Math.sqrt(0.25 / 600);

function assertShare(count: number, expected: number) {
  assert(Math.abs(share(count) - expected) < MARGIN, `${share(count)}`);
}

Deno.test("two rounds of blur, size, noise and JPEG, the last with a sinc", () => {
  const letters = { blur: "b", resize: "r", jpeg: "j", shift: "s", gray: "g" };
  const orders = DRAWN.map(({ steps }) =>
    steps.map(({ kind }) =>
      kind.endsWith("noise") ? "n" : letters[kind as "blur"]
    )
      .join("")
  );
  assert(orders.every((order) => /^brnjb?rn(rb?j|jrb?)r$/.test(order)));
  assertShare(orders.filter((order) => /^brnjbrn/.test(order)).length, 0.8);
  assertShare(orders.filter((order) => /jrb?r$/.test(order)).length, 0.5);
  assertShare(orders.filter((order) => /rb(j|)r$/.test(order)).length, 0.8);
});

Deno.test("all shapes of blurs are drawn, in their ranges", () => {
  const first = DRAWN.flatMap(({ steps: [step] }) =>
    step?.kind === "blur" ? [step.blur] : []
  );
  const count = (shape: string) =>
    first.filter((blur) => blur.shape === shape).length;
  assertShare(count("sinc"), 0.1);
  assertShare(count("gaussian"), 0.9 * 0.7);
  assertShare(count("generalized"), 0.9 * 0.15);
  assertShare(count("plateau"), 0.9 * 0.15);
  for (const blur of first) {
    if (blur.shape === "motion" || blur.shape === "sinc") continue;
    assert(blur.sigmaX >= 0.2 && blur.sigmaX <= 3);
    assert(blur.size >= 7 && blur.size <= 21);
  }
});

Deno.test("betas are as often below 1 as above, and half of a plateau's are 1", () => {
  const betas = (shape: "generalized" | "plateau") =>
    STEPS.flatMap((step) =>
      step.kind === "blur" && step.blur.shape === shape ? [step.blur.beta] : []
    );
  const part = (values: readonly number[], is: (beta: number) => boolean) =>
    values.filter(is).length / values.length;
  const generalized = betas("generalized");
  assert(generalized.length > 100);
  assert(generalized.every((beta) => beta >= 0.5 && beta <= 4));
  assert(Math.abs(part(generalized, (beta) => beta < 1) - 0.5) < 0.15);
  const plateau = betas("plateau");
  assert(plateau.every((beta) => beta >= 1 && beta <= 2));
  assert(Math.abs(part(plateau, (beta) => beta === 1) - 0.5) < 0.15);
});

Deno.test("half of the noise is Gaussian, four in ten are gray", () => {
  const gaussian = STEPS.filter(({ kind }) => kind === "gaussian noise");
  const poisson = STEPS.filter(({ kind }) => kind === "poisson noise");
  assertShare(gaussian.length / 2, 0.5);
  assertShare(
    [...gaussian, ...poisson].filter((step) => "gray" in step && step.gray)
      .length / 2,
    0.4,
  );
});

Deno.test("what was drawn is read back as it was, and comes out in size", () => {
  const image = createImage(48, 40);
  image.data.forEach((_, i) => image.data[i] = (i * 31) % 256);
  for (const degradation of DRAWN.slice(0, 40)) {
    const text = JSON.stringify(degradation);
    assertEquals(parseDegradation(JSON.parse(text)), degradation);
    const { width, height, data } = applyDegradation(image, degradation);
    assertEquals([width, height], [48, 40]);
    assert(data.some((value, i) => value !== image.data[i]));
  }
});

Deno.test("without a size, a quarter of the picture's is left", () => {
  const degradation = sampleSecondOrder(new Rng(0), REAL_ESRGAN, {
    resize: "none",
  });
  const { width, height } = applyDegradation(createImage(48, 40), degradation);
  assertEquals([width, height], [12, 10]);
});

Deno.test("referenceSize rescales both rounds", () => {
  const options = { size: 128, referenceSize: 512 };
  assertEquals(
    sampleSecondOrder(new Rng(5), REAL_ESRGAN, options),
    rescaleDegradation(sampleSecondOrder(new Rng(5)), { from: 512, to: 128 }),
  );
});

Deno.test("the same seed gives the same degradation", () => {
  assertEquals(sampleSecondOrder(new Rng(0)), sampleSecondOrder(new Rng(0)));
});
