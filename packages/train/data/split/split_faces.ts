import { FacesError } from "../faces_error.ts";
import { didYouMean, Rng } from "@revisage/core";
import type { FaceSource } from "../faces.ts";

/** Which faces are held out of training. */
export type HoldOut =
  | {
    /** The names of the faces to validate with. */
    readonly names: readonly string[];
  }
  | {
    /**
     * About which part of the faces to validate with, from 0 to below 1. On
     * which side a face is depends on its name alone, so that it stays there
     * when others are added.
     */
    readonly fraction: number;
    /** Chooses the faces; any integer within ±(2⁵³ − 1). */
    readonly seed: number;
    /**
     * What is chosen: each face by itself (the default), or people. A person
     * is a folder, the first in the name with all that is in it, and is never
     * on both sides.
     */
    readonly by?: "face" | "person";
  };

/** Numbers of faces, in ascending order. */
export interface FaceSplit {
  /** The faces to train with; one at least. */
  readonly train: readonly number[];
  /** The faces to validate with; all others. */
  readonly validation: readonly number[];
}

/**
 * Parts faces into those to train and those to validate with.
 *
 * @param source The faces, and which pictures are no faces: a list of names may
 * name these too.
 * @throws {RangeError} If the fraction or the seed makes no sense.
 * @throws {FacesError} If a name is unknown, a face lies in no folder of its person,
 * or no face is left on a side that should have some.
 *
 * @example
 * ```ts
 * import { splitFaces, syntheticFaces } from "@revisage/train/data";
 * import { assertEquals } from "@std/assert";
 *
 * const source = syntheticFaces({ size: 64, people: 50, views: 4 });
 * const hold = { fraction: 0.1, seed: 0, by: "person" } as const;
 * const { train, validation } = splitFaces(source, hold);
 * assertEquals(train.length + validation.length, 200);
 * ```
 */
export function splitFaces(
  source: Pick<FaceSource, "names"> & {
    readonly skipped?: readonly { readonly path: string }[];
  },
  hold: HoldOut,
): FaceSplit {
  const held = "names" in hold
    ? heldByName(source.names, hold.names, source.skipped ?? [])
    : heldByChance(hold);
  const train: number[] = [];
  const validation: number[] = [];
  source.names.forEach((name, face) => {
    (held(name) ? validation : train).push(face);
  });
  checkSides({ train, validation }, hold);
  return { train, validation };
}

function heldByName(
  known: readonly string[],
  names: readonly string[],
  skipped: readonly { readonly path: string }[],
): (name: string) => boolean {
  const all = new Set([...known, ...skipped.map(({ path }) => path)]);
  for (const name of names) {
    if (all.has(name)) continue;
    const guess = didYouMean(name, known);
    const hint = guess === undefined ? "" : `, did you mean "${guess}"?`;
    throw new FacesError(
      `Cannot split faces: no face is called "${name}"${hint}`,
    );
  }
  const held = new Set(names);
  return (name) => held.has(name);
}

function heldByChance(
  { fraction, seed, by = "face" }: Extract<HoldOut, { fraction: number }>,
): (name: string) => boolean {
  if (!(fraction >= 0 && fraction < 1)) {
    throw new RangeError(
      `Cannot split faces: fraction must be from 0 to below 1, got ${fraction}`,
    );
  }
  const rng = new Rng(seed).split("validation");
  return (name) => {
    const unit = by === "face" ? name : personOf(name);
    return rng.split(unit).next() < fraction;
  };
}

function personOf(name: string): string {
  const end = name.indexOf("/");
  if (end > 0) return name.slice(0, end);
  throw new FacesError(
    `Cannot split faces: each must lie in a folder of its person, got ${name}`,
  );
}

function checkSides({ train, validation }: FaceSplit, hold: HoldOut): void {
  const count = train.length + validation.length;
  if (train.length === 0) {
    throw new FacesError(
      `Cannot split faces: one at least must be left to train with, got none of ${count}`,
    );
  }
  const wanted = "names" in hold ? hold.names.length : hold.fraction;
  if (wanted === 0 || validation.length > 0) return;
  throw new FacesError(
    "names" in hold
      ? "Cannot split faces: none that is held out can be used"
      : `Cannot split faces: fraction ${hold.fraction} chose none of ${count} to validate with; give a larger one, another seed, or names`,
  );
}
