import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { checkRead } from "../check_read.ts";
import type { FaceReader, FaceSource } from "../faces.ts";
import { makeShelf, type SharedShelf, Shelf } from "./shelf.ts";

/** How many faces there are at most. */
export const MOST_DRAWN: number = 2 ** 24;

/** Which people {@linkcode syntheticFaces} draws. */
export interface Crowd {
  /** Pixels along a side, from 64 to 512. */
  readonly size: number;
  /** How many people there are; at least 1. */
  readonly people: number;
  /** How many pictures there are of each; 1 by default. */
  readonly views?: number;
  /** Chooses the people; any integer within ±(2⁵³ − 1), 0 by default. */
  readonly seed?: number;
}

/** Faces that are drawn when they are asked for. */
export interface SyntheticRecipe {
  /** What tells the recipes apart. */
  readonly kind: "synthetic";
  /** Who is drawn. */
  readonly crowd: Required<Crowd>;
  /** Where faces that were drawn are kept, for all threads. */
  readonly shelf: SharedShelf;
}

/**
 * Faces drawn by code, for a training that needs no file.
 *
 * A face is drawn when it is first asked for, in whichever thread, and then kept
 * in memory that all threads share. Of very many faces, those beyond 128 MiB are
 * drawn anew each time.
 *
 * View 3 of person 12 is called `12/3`: with `by: "person"`,
 * `splitFaces` has nobody on both sides.
 *
 * @throws {RangeError} If a number of the crowd makes no sense.
 */
export function syntheticFaces(
  crowd: Crowd,
): FaceSource & { readonly recipe: SyntheticRecipe } {
  const { size, people, views = 1, seed = 0 } = crowd;
  new SyntheticFaces({ size, seed }); // Checks both.
  checkCount("people", people);
  checkCount("views", views);
  checkCount("people × views", people * views);
  const names = Array.from({ length: people * views }, (_, face) => {
    const { person, view } = whoIs(face, views);
    return `${person}/${view}`;
  });
  const recipe: SyntheticRecipe = {
    kind: "synthetic",
    crowd: { size, people, views, seed },
    shelf: makeShelf(names.length, 3 * size ** 2),
  };
  return { size, names, recipe };
}

/** Draws faces one at a time. */
export class SyntheticReader implements FaceReader {
  readonly #faces: SyntheticFaces;
  readonly #shelf: Shelf;
  readonly #crowd: Required<Crowd>;

  /** Gets ready; nothing is drawn yet. */
  constructor({ crowd, shelf }: SyntheticRecipe) {
    this.#faces = new SyntheticFaces(crowd);
    this.#shelf = new Shelf(shelf, 3 * crowd.size ** 2);
    this.#crowd = crowd;
  }

  /** Draws a face, unless it is kept. */
  read(face: number, into: Uint8Array): void {
    const { size, people, views } = this.#crowd;
    checkRead(face, into, { count: people * views, size });
    this.#shelf.get(face, into, () => {
      const { person, view } = whoIs(face, views);
      const identity = this.#faces.identity(person);
      return this.#faces.draw(identity, this.#faces.view(identity, view)).data;
    });
  }

  /** There is nothing to close. */
  [Symbol.dispose](): void {}
}

function whoIs(face: number, views: number): { person: number; view: number } {
  return { person: Math.floor(face / views), view: face % views };
}

function checkCount(what: string, count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MOST_DRAWN) return;
  throw new RangeError(
    `Cannot draw faces: ${what} must be an integer from 1 to 2^24, got ${count}`,
  );
}
