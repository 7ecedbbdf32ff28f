import type { Matrix } from "./matrix.ts";

/** Which factors of a product are turned over first. */
export interface ProductOptions {
  /** Takes the transpose of `a`. */
  readonly transposeA?: boolean;
  /** Takes the transpose of `b`. */
  readonly transposeB?: boolean;
}

/** What a symmetric matrix A consists of: A = V · diag(values) · Vᵀ. */
export interface SymmetricEigen {
  /** The eigenvalues, ascending. */
  readonly values: Float64Array;
  /** V: column `j` is the unit eigenvector of `values[j]`; its sign is free. */
  readonly vectors: Matrix;
}

/**
 * The float64 linear algebra that measures of whole data sets stand on.
 *
 * It is what they need and no more. Covariances for FID: `gram` of centered
 * features. All pairs of dot products for KID and nearest neighbors: `product`
 * of blocks of rows, with `transposeB`. The trace of the root of Σ₁Σ₂ for FID:
 * with Σ₁ = V·diag(λ)·Vᵀ, it is the sum of the roots of the eigenvalues of
 * diag(√λ)·Vᵀ·Σ₂·V·diag(√λ), which is symmetric even if Σ₁ is singular.
 *
 * The methods return promises although {@linkcode pureLinearAlgebra} computes
 * at once: these calls take seconds, and an engine that is put in its place
 * may run them on other threads or a GPU while the caller's progress bar and
 * Ctrl-C stay alive. A promise can wrap a result that is there already; the
 * other way round does not work.
 *
 * Every implementation refuses wrong shapes, and values that are not finite,
 * by a rejected promise.
 */
export interface LinearAlgebra {
  /**
   * XᵀX, the dot products of all pairs of columns: `[columns, columns]`.
   *
   * Exactly symmetric. For pairs of rows, take `product(x, x)` with
   * `transposeB`.
   */
  gram(x: Matrix): Promise<Matrix>;

  /** A·B, with either one transposed before. */
  product(a: Matrix, b: Matrix, options?: ProductOptions): Promise<Matrix>;

  /**
   * The eigenvalues of a symmetric matrix, ascending.
   *
   * Each is within a few roundings of the largest one's size, so a tiny one
   * may come out as a tiny negative number.
   */
  symmetricEigenvalues(a: Matrix): Promise<Float64Array>;

  /** The eigenvalues and eigenvectors of a symmetric matrix. */
  symmetricEigen(a: Matrix): Promise<SymmetricEigen>;
}
