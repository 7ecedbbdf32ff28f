import { checkValues } from "../uncertainty/check_values.ts";
import { groupByPerson } from "../uncertainty/group_by_person.ts";

/** A measure over the images of one person. */
export interface PersonSummary {
  /** Who. */
  readonly person: string | number;
  /** How many images there are. */
  readonly count: number;
  /** Mean of the measure. */
  readonly mean: number;
  /** The least of it. */
  readonly min: number;
  /** The most of it. */
  readonly max: number;
}

/**
 * Sums up a measure person by person.
 *
 * @param values The measure of each image.
 * @param identities Who is in each image, in the same order; 3 and "3" differ.
 * @returns A summary for each person, in the order in which they first come.
 * @throws {RangeError} If there are no values, one is not a number, or
 * `identities` is not as long.
 *
 * @example
 * ```ts
 * import { summarizeByPerson } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const [ada, bob] = summarizeByPerson([12, 30, 18], ["ada", "bob", "ada"]);
 * assertEquals(ada, { person: "ada", count: 2, mean: 15, min: 12, max: 18 });
 * assertEquals(bob!.mean, 30);
 * ```
 */
export function summarizeByPerson(
  values: ArrayLike<number>,
  identities: readonly (string | number)[],
): PersonSummary[] {
  checkValues("summarize", "values", values, 1);
  const groups = groupByPerson("summarize", identities, values.length);
  return Array.from(groups, ([person, images]) => {
    const theirs = images.map((i) => values[i]!);
    return {
      person,
      count: theirs.length,
      mean: theirs.reduce((a, b) => a + b) / theirs.length,
      min: theirs.reduce((a, b) => Math.min(a, b)),
      max: theirs.reduce((a, b) => Math.max(a, b)),
    };
  });
}
