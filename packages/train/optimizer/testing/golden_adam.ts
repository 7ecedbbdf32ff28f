import * as tf from "@tensorflow/tfjs";
import { assertNear, golden, goldenConfig } from "./golden.ts";
import { Pair } from "./pair.ts";

const { kept } = goldenConfig();

/** What PyTorch's Adam started from. */
export function goldenPair(): Pair {
  return new Pair(golden("start.weight"), golden("start.bias"));
}

/** The gradients of a step, counted from 0, by path. */
export function goldenGradients(step: number) {
  const at = (name: string) =>
    golden(`gradients.${name}`).slice([step], [1]).squeeze([0]);
  return { "part.weight": at("weight"), bias: at("bias") };
}

/**
 * Asserts that weights are where PyTorch's were, as measured by the way gone;
 * after steps of which the fixture keeps nothing, nothing.
 *
 * @param name Of the case.
 * @param steps How many were taken.
 */
export function assertGoldenWay(
  module: Pair,
  name: string,
  steps: number,
): void {
  const at = kept.indexOf(steps);
  if (at < 0) return;
  const variables = { weight: module.part.weight, bias: module.bias };
  for (const [weight, variable] of Object.entries(variables)) {
    tf.tidy(() => {
      const start = golden(`start.${weight}`);
      const ends = golden(`adam.${name}.${weight}`);
      const end = ends.slice([at], [1]).squeeze([0]);
      const way = variable.sub(start).dataSync();
      const expected = end.sub(start).dataSync();
      assertNear(way, expected, 5e-6, `${name}, ${weight}, ${steps} steps`);
    });
  }
}
