// A sweep or two suffice for most eigenvalues, and cubic convergence for all.
const MOST_SWEEPS = 60;

/** Told of each rotation: of rows `i` and `i + 1` by cosine and sine. */
export type Rotate = (i: number, cosine: number, sine: number) => void;

/**
 * Drives a symmetric tridiagonal matrix to its eigenvalues.
 *
 * The implicit QL algorithm with Wilkinson's shift: A. Dubrulle, R. Martin and
 * J. Wilkinson, "The implicit QL algorithm", 1968 (`imtql2` in EISPACK).
 *
 * @param d The diagonal; becomes the eigenvalues, in no order.
 * @param e The values below it, with one to spare at the end; is used up.
 * @param rotate Told of each rotation in turn, to build the eigenvectors.
 * @throws {RangeError} If a value is not finite.
 */
export function implicitQl(
  d: Float64Array,
  e: Float64Array,
  rotate?: Rotate,
): void {
  const floor = Number.EPSILON ** 2 * largestOf(d, e);
  for (let low = 0; low < d.length; low++) {
    let sweeps = 0;
    for (;;) {
      const high = blockEnd(d, e, low, floor);
      if (high === low) break;
      if (sweeps++ === MOST_SWEEPS) {
        throw new RangeError(
          `Cannot find eigenvalue ${low}: ` +
            `values must be finite, got no end in ${MOST_SWEEPS} sweeps`,
        );
      }
      sweep(d, e, low, high, rotate);
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

/** One QL step with a shift near the eigenvalue that `d[low]` tends to. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  low: number,
  high: number,
  rotate?: Rotate,
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
    rotate?.(i, cosine, sine);
  }
  d[low]! -= carry;
  e[low] = bulge;
  e[high] = 0;
}

/** The eigenvalue of [[a, c], [c, b]] that is nearer to `a`. */
function shiftOf(a: number, b: number, c: number): number {
  const half = (b - a) / (2 * c);
  const root = Math.hypot(half, 1);
  return a - c / (half + (half < 0 ? -root : root));
}
