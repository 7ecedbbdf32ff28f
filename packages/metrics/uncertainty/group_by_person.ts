/**
 * The images of each person, by their places, in the order in which people
 * first come.
 *
 * @param task What the error says cannot be done.
 * @param count How many images there are.
 * @param least How many people there must be.
 * @throws {RangeError} If `identities` is not as long, or there are fewer.
 */
export function groupByPerson(
  task: string,
  identities: readonly (string | number)[],
  count: number,
  least = 0,
): Map<string | number, number[]> {
  if (identities.length !== count) {
    throw new RangeError(
      `Cannot ${task}: identities must hold ${count} entries, one for each value, got ${identities.length}`,
    );
  }
  const groups = Map.groupBy(identities.keys(), (i) => identities[i]!);
  if (groups.size < least) {
    throw new RangeError(
      `Cannot ${task}: identities must name at least ${least}, got ${groups.size}`,
    );
  }
  return groups;
}
