import type { LinearAlgebra } from "./linear_algebra.ts";
import { gram, product } from "./product.ts";
import { symmetricEigen, symmetricEigenvalues } from "./symmetric_eigen.ts";

/**
 * {@linkcode LinearAlgebra} in plain TypeScript, on the caller's thread.
 *
 * @example
 * ```ts
 * import { pureLinearAlgebra } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const x = { rows: 2, columns: 1, data: new Float64Array([3, 4]) };
 * assertEquals((await pureLinearAlgebra.gram(x)).data[0], 25);
 * ```
 */
export const pureLinearAlgebra: LinearAlgebra = {
  gram: (x) => Promise.try(gram, x),
  product: (a, b, options) => Promise.try(product, a, b, options),
  symmetricEigenvalues: (a) => Promise.try(symmetricEigenvalues, a),
  symmetricEigen: (a) => Promise.try(symmetricEigen, a),
};
