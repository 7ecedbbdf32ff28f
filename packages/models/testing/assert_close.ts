import { AssertionError } from "@std/assert";

/**
 * Asserts that numbers are equal, up to a share of the largest expected one.
 *
 * @param what Names them in the message.
 * @param slack What they may be off by in any case.
 */
export function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what = "values",
  slack = 0,
): void {
  if (actual.length !== expected.length) {
    throw new AssertionError(
      `${what}: expected ${expected.length} numbers, got ${actual.length}`,
    );
  }
  let largest = 0, error = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]!));
    error = Math.max(error, Math.abs(actual[i]! - expected[i]!));
  }
  if (error <= tolerance * largest + slack) return; // A NaN is never close.
  throw new AssertionError(
    `${what}: off by ${error} where the largest is ${largest}`,
  );
}

/** Root of the mean square of the difference. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const squares = Array.from(a, (x, i) => (x - b[i]!) ** 2);
  return Math.sqrt(squares.reduce((sum, x) => sum + x) / squares.length);
}
