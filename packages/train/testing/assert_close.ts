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
  let largest = 0, error = Math.abs(actual.length - expected.length);
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]!));
    error = Math.max(error, Math.abs(actual[i]! - expected[i]!));
  }
  if (error <= tolerance * largest + slack) return; // A NaN is never close.
  throw new AssertionError(
    `${what}: off by ${error} where the largest is ${largest}`,
  );
}
