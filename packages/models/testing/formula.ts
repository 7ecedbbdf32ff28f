import type { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";

/**
 * Even numbers of variance 1, from a hash of a name and of each place:
 * `formula` of tests/fixtures/twin/weights.py, to the bit. So fixtures need not
 * hold weights and images.
 */
export function formula(name: string, shape: readonly number[]): Float32Array {
  let seed = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) {
    seed = Math.imul(seed ^ byte, 0x01000193);
  }
  const values = new Float32Array(tf.util.sizeFromShape([...shape]));
  for (let i = 0; i < values.length; i++) {
    let x = Math.imul(i, 0x9e3779b9) + seed | 0;
    x = Math.imul(x ^ x >>> 16, 0x7feb352d);
    x = Math.imul(x ^ x >>> 15, 0x846ca68b);
    x = (x ^ x >>> 16) >>> 0;
    values[i] = (2 * ((x >>> 8) / 2 ** 24) - 1) * Math.sqrt(3);
  }
  return values;
}

/** A tensor of these numbers. */
export function formulaTensor<R extends tf.Rank>(
  name: string,
  shape: tf.ShapeMap[R],
): tf.Tensor<R> {
  return tf.tensor(formula(name, shape), shape);
}

/** What a weight of that path is in the fixtures; like a trained one. */
export function startOf(path: string, shape: readonly number[]): Float32Array {
  const values = formula(path, shape);
  const [offset, scale] = path.endsWith("fusion.weight")
    ? [0, 1 / Math.sqrt(shape[0]!)]
    : path.endsWith("affine.bias")
    ? [1, 0.2]
    : path.endsWith("strength")
    ? [0.3, 0.1]
    : path.endsWith("bias")
    ? [0, 0.2]
    : [0, 1];
  return values.map((x) => offset + scale * x);
}

/** Gives every variable of a module what {@linkcode startOf} says. */
export function fillByFormula(module: Module): void {
  tf.tidy(() => {
    for (const { path, variable } of module.variables()) {
      const { shape } = variable;
      variable.assign(tf.tensor(startOf(path, shape), shape));
    }
  });
}
