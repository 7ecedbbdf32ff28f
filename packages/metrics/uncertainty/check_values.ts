/**
 * Checks the values of a measure. Infinity is one: the PSNR of equal images.
 *
 * @param task What the error says cannot be done.
 * @param name What the error calls the values.
 * @param least How many there must be.
 * @throws {RangeError} If there are fewer, one is not a number, or both
 * infinities are there, which have no mean.
 */
export function checkValues(
  task: string,
  name: string,
  values: ArrayLike<number>,
  least: number,
): void {
  if (values.length < least) {
    throw new RangeError(
      `Cannot ${task}: ${name} must hold at least ${least}, got ${values.length}`,
    );
  }
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] !== "number" || Number.isNaN(values[i])) {
      throw new RangeError(
        `Cannot ${task}: ${name}[${i}] must be a number, got ${values[i]}`,
      );
    }
    if (!Number.isFinite(values[i])) sum += values[i]!;
  }
  if (Number.isNaN(sum)) {
    throw new RangeError(
      `Cannot ${task}: ${name} must not hold both Infinity and -Infinity, which have no mean`,
    );
  }
}
