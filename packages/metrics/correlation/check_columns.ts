/**
 * Checks that two columns can be correlated: as long, two rows at least, no
 * number missing, and none of them all the same.
 *
 * @throws {RangeError} If they cannot; with the first problem.
 */
export function checkColumns(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): void {
  if (a.length !== b.length) {
    fail(`b must hold ${a.length} values as a does, got ${b.length}`);
  }
  if (a.length < 2) fail(`a must hold at least 2 values, got ${a.length}`);
  for (const [name, column] of [["a", a], ["b", b]] as const) {
    const values = Array.from(column);
    const wrong = values.findIndex((value) =>
      typeof value !== "number" || Number.isNaN(value)
    );
    if (wrong >= 0) {
      fail(`${name}[${wrong}] must be a number, got ${values[wrong]}`);
    }
    if (values.every((value) => value === values[0])) {
      fail(`${name} must not be constant, got ${values[0]} in all rows`);
    }
  }
}

function fail(problem: string): never {
  throw new RangeError(`Cannot correlate: ${problem}`);
}
