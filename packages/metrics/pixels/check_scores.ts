/**
 * Checks what an injected measure gave: a finite number for each of `count`.
 *
 * @param name What the error calls the measure.
 * @throws {RangeError} If there are more or fewer numbers, or one is not finite.
 */
export function checkScores(
  name: string,
  scores: Float64Array,
  count: number,
): void {
  if (scores.length !== count) {
    throw new RangeError(
      `Cannot use ${name}: it must give ${count} numbers, got ${scores.length}`,
    );
  }
  const wrong = scores.findIndex((score) => !Number.isFinite(score));
  if (wrong < 0) return;
  throw new RangeError(
    `Cannot use ${name}: number ${wrong} must be finite, got ${scores[wrong]}`,
  );
}
