/** Who is in an image: a name or a number. */
export type Person = string | number;

/**
 * The images of each person, by their places, in the order in which people
 * first come.
 *
 * @param task What the error says cannot be done.
 * @param count How many images there are.
 * @throws {RangeError} If `people` is not as long.
 */
export function groupByPerson(
  task: string,
  people: readonly Person[],
  count: number,
): Map<Person, number[]> {
  if (people.length !== count) {
    throw new RangeError(
      `Cannot ${task}: people must hold ${count} names, one for each value, got ${people.length}`,
    );
  }
  return Map.groupBy(people.keys(), (i) => people[i]!);
}
