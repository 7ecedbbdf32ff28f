import * as tf from "@tensorflow/tfjs";
import type { LinearAlgebra } from "@revisage/core";
import { TensorFlowBackend } from "../backend/backend.ts";
import { BACKEND_NAME } from "../backend/backend_name.ts";
import { eigen, eigenvalues } from "./eigen.ts";
import { gram, product } from "./products.ts";

/**
 * `LinearAlgebra` by TensorFlow's own float64 kernels, on all its threads.
 *
 * Results agree with `pureLinearAlgebra` to 1e-12 of the largest value; values
 * below 2⁻¹⁰²² count as 0. The caller's thread waits meanwhile.
 *
 * Values are copied into TensorFlow and back. So a product needs room for its
 * factors and its result a second time, eigenvectors for three more matrices,
 * and `gram` for three results and 64 MiB of rows, however many there are.
 *
 * @example
 * ```ts
 * import { loadTensorFlow, tensorflowLinearAlgebra } from "@revisage/tensorflow";
 * import { assertEquals } from "@std/assert";
 *
 * await loadTensorFlow();
 * const { gram } = tensorflowLinearAlgebra();
 * const x = { rows: 2, columns: 1, data: Float64Array.of(3, 4) };
 * assertEquals((await gram(x)).data, Float64Array.of(25));
 * ```
 *
 * @throws {Error} If TensorFlow was not loaded.
 */
export function tensorflowLinearAlgebra(): LinearAlgebra {
  const backend = tf.findBackend(BACKEND_NAME);
  if (!(backend instanceof TensorFlowBackend)) {
    throw new Error(
      "Cannot compute with TensorFlow: it is not loaded. " +
        "Call loadTensorFlow() first.",
    );
  }
  const { eager } = backend;
  return {
    gram: (x) => Promise.try(gram, eager, x),
    product: (a, b, options) => Promise.try(product, eager, a, b, options),
    symmetricEigenvalues: (a) => Promise.try(eigenvalues, eager, a),
    symmetricEigen: (a) => Promise.try(eigen, eager, a),
  };
}
