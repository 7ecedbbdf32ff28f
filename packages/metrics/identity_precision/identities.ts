import type { FeaturePair, Side } from "../features/check_pair.ts";

/** Who is on an image. The number 1 and the text "1" are two people. */
export type Identity = string | number;

/** Features of two sets, and who is on each image. */
export interface IdentityPair extends FeaturePair {
  /**
   * The person on each image, in the order of the rows.
   *
   * Left out, row `i` of both sets is one person, and no two rows are.
   */
  readonly identities?: {
    /** One for each restored image. */
    readonly restored: readonly Identity[];
    /** One for each reference. */
    readonly reference: readonly Identity[];
  };
}

/** People as numbers, and where each one's images are. */
export interface People {
  /** The person of each row of either set. */
  readonly of: Readonly<Record<Side, Int32Array>>;
  /** Rows of either set, for each person. */
  readonly rows: Readonly<Record<Side, readonly number[][]>>;
}

/**
 * Numbers the people of two sets.
 *
 * @param what What the error calls the measure.
 * @param side Whose people must be in the other set, too.
 * @throws {RangeError} If there are not as many identities as images, or none
 * and the sets differ in size, or a person is missing from the other set.
 */
export function peopleOf(
  what: string,
  pair: IdentityPair,
  side: Side,
): People {
  const identities = pair.identities ?? pairedRows(what, pair);
  const numbers = new Map<Identity, number>();
  const numbersOf = (name: Side) => {
    const list = identities[name];
    if (list.length !== pair[name].count) {
      throw new RangeError(
        `Cannot compute ${what}: identities.${name} must have ` +
          `${pair[name].count} entries, one an image, got ${list.length}`,
      );
    }
    return Int32Array.from(list, (identity) => {
      const known = numbers.get(identity) ?? numbers.size;
      numbers.set(identity, known);
      return known;
    });
  };
  const restored = numbersOf("restored"), reference = numbersOf("reference");
  const people = {
    of: { restored, reference },
    rows: {
      restored: rowsOf(restored, numbers.size),
      reference: rowsOf(reference, numbers.size),
    },
  };
  checkPartners(what, people, identities, side);
  return people;
}

function pairedRows(what: string, { restored, reference }: FeaturePair) {
  if (restored.count !== reference.count) {
    throw new RangeError(
      `Cannot compute ${what}: without identities, restored must have ` +
        `${reference.count} images as reference has, got ${restored.count}`,
    );
  }
  const rows = Array.from({ length: reference.count }, (_, i) => i);
  return { restored: rows, reference: rows };
}

function rowsOf(people: Int32Array, count: number): number[][] {
  const rows = Array.from({ length: count }, (): number[] => []);
  people.forEach((person, row) => rows[person]!.push(row));
  return rows;
}

/** Who has no image on the other side could only be counted as a failure. */
function checkPartners(
  what: string,
  { of, rows }: People,
  identities: NonNullable<IdentityPair["identities"]>,
  side: Side,
): void {
  const other = otherSide(side);
  const alone = of[side].findIndex((person) => !rows[other][person]!.length);
  if (alone < 0) return;
  throw new RangeError(
    `Cannot compute ${what}: ${other} must have an image of ` +
      `${JSON.stringify(identities[side][alone])}, who is in row ${alone} of ` +
      `${side}, got none`,
  );
}

/** The set that a set is compared with. */
export function otherSide(side: Side): Side {
  return side === "restored" ? "reference" : "restored";
}
