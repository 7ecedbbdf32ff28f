/** A symmetric matrix that is zero but for its diagonal and both neighbors. */
export interface Tridiagonal {
  /** The diagonal, n values. */
  readonly diagonal: Float64Array;
  /** The values below it: n, of which the last is unused and 0. */
  readonly offDiagonal: Float64Array;
  /** τ of each reflection H = I − τ·u·uᵀ; 0 is the identity. */
  readonly scales: Float64Array;
}

/**
 * Turns a symmetric matrix into a tridiagonal one with the same eigenvalues,
 * by reflections: A. Householder, 1958; the form of Golub and Van Loan,
 * "Matrix Computations", 4th edition, §8.3.1.
 *
 * Large matrices are limited by memory, so each step updates the matrix for
 * the reflection before and multiplies it by the new one in a single pass.
 *
 * @param a Row-major, n × n. Only the part on and above the diagonal is read.
 * It is overwritten: u of step k is left in row k from column k + 1 on.
 */
export function tridiagonalize(a: Float64Array, n: number): Tridiagonal {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const scales = new Float64Array(n);
  // A − v·wᵀ − w·vᵀ is the matrix after the reflection before.
  let v = new Float64Array(n);
  const w = new Float64Array(n);
  let u = new Float64Array(n);
  const product = new Float64Array(n); // A·u
  for (let k = 0; k < n; k++) {
    const row = a.subarray(k * n, (k + 1) * n);
    for (let j = k; j < n; j++) row[j]! -= v[k]! * w[j]! + w[k]! * v[j]!;
    diagonal[k] = row[k]!;
    if (k === n - 1) break;
    const scale = reflect(row, k + 1, offDiagonal);
    scales[k] = scale;
    u.set(row);
    product.fill(0, k + 1);
    for (let i = k + 1; i < n; i++) updateRow(a, n, i, v, w, u, product);
    combine(k + 1, scale, u, product, w);
    [u, v] = [v, u];
  }
  return { diagonal, offDiagonal, scales };
}

/**
 * Finds the reflection that turns `x` from `start` on into (β, 0, …, 0).
 *
 * `x` becomes u, whose first value is 1, and `betas[start - 1]` becomes β.
 *
 * @returns τ.
 */
function reflect(x: Float64Array, start: number, betas: Float64Array): number {
  let size = 0;
  for (let j = start; j < x.length; j++) size = Math.max(size, Math.abs(x[j]!));
  let squares = 0;
  for (let j = start + 1; j < x.length; j++) {
    // Relative to the largest: squares of tiny values would lose their digits,
    // and the reflection would not be one.
    x[j]! /= size || 1;
    squares += x[j]! ** 2;
  }
  const first = x[start]!;
  x[start] = 1;
  betas[start - 1] = first;
  if (squares === 0) return 0;
  const scaled = first / size;
  // The sign that adds up, since the other one could cancel all digits.
  const beta = Math.sqrt(scaled ** 2 + squares) * (first > 0 ? -1 : 1);
  for (let j = start + 1; j < x.length; j++) x[j]! /= scaled - beta;
  betas[start - 1] = beta * size;
  return (beta - scaled) / beta;
}

/** Brings row `i` up to date and adds its share, by symmetry twice, to A·u. */
function updateRow(
  a: Float64Array,
  n: number,
  i: number,
  v: Float64Array,
  w: Float64Array,
  u: Float64Array,
  product: Float64Array,
): void {
  const [vi, wi, ui, row] = [v[i]!, w[i]!, u[i]!, i * n];
  const onDiagonal = a[row + i]! - 2 * vi * wi;
  a[row + i] = onDiagonal;
  let sum = onDiagonal * ui;
  for (let j = i + 1; j < n; j++) {
    const value = a[row + j]! - vi * w[j]! - wi * v[j]!;
    a[row + j] = value;
    sum += value * u[j]!;
    product[j]! += value * ui;
  }
  product[i]! += sum;
}

/** w = p − τ/2·(pᵀu)·u with p = τ·A·u, so that H·A·H = A − u·wᵀ − w·uᵀ. */
function combine(
  start: number,
  scale: number,
  u: Float64Array,
  product: Float64Array,
  w: Float64Array,
): void {
  let dot = 0;
  for (let j = start; j < u.length; j++) dot += product[j]! * u[j]!;
  const half = scale * scale * dot / 2;
  for (let j = start; j < u.length; j++) {
    w[j] = scale * product[j]! - half * u[j]!;
  }
}

/**
 * The product of all reflections, transposed: the basis in which the matrix is
 * tridiagonal, one vector an array.
 *
 * @param a What {@linkcode tridiagonalize} left of the matrix.
 */
export function reflectionBasis(
  a: Float64Array,
  scales: Float64Array,
): Float64Array[] {
  const n = scales.length;
  const basis = Array.from({ length: n }, (_, i) => {
    const vector = new Float64Array(n);
    vector[i] = 1;
    return vector;
  });
  // From the last to the first: rows and columns up to k are still identity.
  for (let k = n - 3; k >= 0; k--) {
    const u = a.subarray(k * n, (k + 1) * n);
    for (const vector of basis.slice(k + 1)) {
      let dot = 0;
      for (let j = k + 1; j < n; j++) dot += vector[j]! * u[j]!;
      dot *= scales[k]!;
      for (let j = k + 1; j < n; j++) vector[j]! -= dot * u[j]!;
    }
  }
  return basis;
}
