/**
 * The images of each person, by their places, in the order in which people
 * first come.
 *
 * @param task What the error says cannot be done.
 * @param count How many images there are.
 * @throws {RangeError} If `identities` is not as long.
 */
export function groupByPerson(
  task: string,
  identities: readonly (string | number)[],
  count: number,
): Map<string | number, number[]> {
  if (identities.length !== count) {
    throw new RangeError(
      `Cannot ${task}: identities must hold ${count} entries, one for each value, got ${identities.length}`,
    );
  }
  return Map.groupBy(identities.keys(), (i) => identities[i]!);
}
