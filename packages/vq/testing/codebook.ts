import * as tf from "@tensorflow/tfjs";
import { assignVariables } from "@revisage/core/module";
import type { Codebook } from "../codebook.ts";

/** Everything that a codebook knows, as numbers. */
export function stateOf(codebook: Codebook) {
  return {
    codes: codebook.codes.arraySync(),
    count: codebook.count.arraySync(),
    sum: codebook.sum.arraySync(),
  };
}

/** Sets codes as if `count` features had fallen to each, and on it. */
export function setCodes(
  codebook: Codebook,
  values: number[][],
  count: number[],
): void {
  tf.tidy(() => {
    const codes = tf.tensor2d(values);
    const counts = tf.tensor1d(count);
    const sum = codes.mul(counts.expandDims(1));
    assignVariables(
      codebook,
      new Map<string, tf.Tensor>([
        ["codes", codes],
        ["count", counts],
        ["sum", sum],
      ]),
    );
  });
}
