// Two suffice for most eigenvalues; LAPACK's dsteqr allows as many as this.
const SWEEPS_EACH = 30;

/**
 * Drives a symmetric tridiagonal matrix to its eigenvalues.
 *
 * The implicit QL algorithm with Wilkinson's shift: A. Dubrulle, R. Martin and
 * J. Wilkinson, "The implicit QL algorithm", 1968 (`imtql2` in EISPACK). It
 * needs the small values of a block first: one that starts with the large ones
 * is reversed, where LAPACK's `dsteqr` takes QR.
 *
 * @param d The diagonal; becomes the eigenvalues, in no order.
 * @param e The values below it, with one to spare at the end; is used up.
 * @param basis The vectors in whose basis the matrix is tridiagonal; `basis[i]`
 * becomes the eigenvector of `d[i]`.
 * @throws {RangeError} If it comes to no end, as with a value that is NaN.
 */
export function implicitQl(
  d: Float64Array,
  e: Float64Array,
  basis?: Float64Array[],
): void {
  const floor = Number.EPSILON ** 2 * largestOf(d, e);
  // Counted together: one that takes long brings the others closer.
  const most = SWEEPS_EACH * d.length;
  let sweeps = 0;
  for (let low = 0, end = -1; low < d.length; low++) {
    if (low > end) {
      end = blockEnd(d, e, low, floor);
      putSmallFirst(d, e, low, end, basis);
    }
    for (;;) {
      const high = blockEnd(d, e, low, floor);
      if (high === low) break;
      if (sweeps++ === most) {
        throw new RangeError(
          `Cannot find eigenvalues: ${d.length} must be found ` +
            `within ${most} sweeps, got ${low}`,
        );
      }
      sweep(d, e, low, high, basis);
    }
  }
}

function largestOf(d: Float64Array, e: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < d.length; i++) {
    largest = Math.max(largest, Math.abs(d[i]!), Math.abs(e[i]!));
  }
  return largest;
}

/** The last row that hangs together with row `low`. */
function blockEnd(
  d: Float64Array,
  e: Float64Array,
  low: number,
  floor: number,
): number {
  let high = low;
  for (; high < d.length - 1; high++) {
    const size = Math.abs(d[high]!) + Math.abs(d[high + 1]!);
    // Small beside its neighbors, so that graded matrices keep small
    // eigenvalues; or far below all roundings, so that zeros come to an end.
    const limit = Math.max(Number.EPSILON * size, floor);
    if (Math.abs(e[high]!) <= limit) break;
  }
  return high;
}

/** Turns a block end for end if its first value is greater than its last. */
function putSmallFirst(
  d: Float64Array,
  e: Float64Array,
  low: number,
  high: number,
  basis?: Float64Array[],
): void {
  if (Math.abs(d[low]!) <= Math.abs(d[high]!)) return;
  d.subarray(low, high + 1).reverse();
  e.subarray(low, high).reverse();
  if (!basis) return;
  const vectors = basis.slice(low, high + 1).reverse();
  vectors.forEach((vector, i) => basis[low + i] = vector);
}

/** One QL step with a shift near the eigenvalue that `d[low]` tends to. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  low: number,
  high: number,
  basis?: Float64Array[],
): void {
  let bulge = d[high]! - shiftOf(d[low]!, d[low + 1]!, e[low]!);
  let [sine, cosine, carry] = [1, 1, 0];
  for (let i = high - 1; i >= low; i--) {
    const coupling = cosine * e[i]!;
    const outside = sine * e[i]!;
    const length = Math.hypot(outside, bulge);
    e[i + 1] = length;
    if (length === 0) { // The block falls apart here.
      d[i + 1]! -= carry;
      e[high] = 0;
      return;
    }
    sine = outside / length;
    cosine = bulge / length;
    const corner = d[i + 1]! - carry;
    const turn = (d[i]! - corner) * sine + 2 * cosine * coupling;
    carry = sine * turn;
    d[i + 1] = corner + carry;
    bulge = cosine * turn - coupling;
    if (basis) rotate(basis[i]!, basis[i + 1]!, cosine, sine);
  }
  d[low]! -= carry;
  e[low] = bulge;
  e[high] = 0;
}

/** Turns two vectors in their plane. */
function rotate(
  a: Float64Array,
  b: Float64Array,
  cosine: number,
  sine: number,
): void {
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!, y = b[i]!;
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

/** The eigenvalue of [[a, c], [c, b]] that is nearer to `a`. */
function shiftOf(a: number, b: number, c: number): number {
  const half = (b - a) / (2 * c);
  const root = Math.hypot(half, 1);
  return a - c / (half + (half < 0 ? -root : root));
}
