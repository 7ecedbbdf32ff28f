import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { assignVariables } from "@revisage/core/module";
import { Codebook } from "../codebook.ts";

/** Codes that lie far apart. */
export const FAR = [[0, 0], [8, 0], [0, 8]];

/** A codebook of these, as if one feature had fallen to each. */
export function codebook(
  options: { decay?: number; threshold?: number } = {},
): Codebook {
  const config = { codes: 3, dimensions: 2, ...options };
  const codebook = new Codebook(config, new Rng(0));
  setCodes(codebook, FAR, [1, 1, 1]);
  return codebook;
}

/** Everything that a codebook knows, as numbers. */
export function stateOf(codebook: Codebook) {
  return {
    codes: codebook.codes.arraySync(),
    count: codebook.count.arraySync(),
    sum: codebook.sum.arraySync(),
  };
}

/** Sets codes as if `count` features had fallen to each, right onto it. */
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
