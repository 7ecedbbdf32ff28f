import { checkRead } from "../check_read.ts";
import type { FaceReader } from "../faces.ts";
import { PROLOGUE_BYTES, readAt, readId, recordBytes } from "./pack_index.ts";

/** Faces that lie in a file. */
export interface PackRecipe {
  /** What tells the recipes apart. */
  readonly kind: "packed";
  /** The file. */
  readonly path: string;
  /** Its name for itself: a file packed anew has another. */
  readonly id: string;
  /** Pixels along a side. */
  readonly size: number;
  /** Which record is which face. */
  readonly slots: readonly number[];
}

/** Reads faces of a pack, one at a time and wherever they lie. */
export class PackReader implements FaceReader {
  readonly #file: Deno.FsFile;
  readonly #recipe: PackRecipe;

  /**
   * Opens the file. Once it is open it may be replaced.
   *
   * @throws {Error} If it is gone, or not the same as when it was packed.
   */
  constructor(recipe: PackRecipe) {
    this.#recipe = recipe;
    this.#file = open(recipe);
  }

  /** Reads a face. */
  read(face: number, into: Uint8Array): void {
    const { slots, size, path } = this.#recipe;
    checkRead(face, into, { count: slots.length, size });
    const slot = slots[face]!;
    const offset = PROLOGUE_BYTES + slot * recordBytes(size);
    if (readAt(this.#file, offset, into) !== null) return;
    throw new Error(`Cannot read face: ${path} must not end before it does`);
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    this.#file.close();
  }
}

function open({ path, id }: PackRecipe): Deno.FsFile {
  let file: Deno.FsFile;
  try {
    file = Deno.openSync(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot open faces: ${why}`, { cause });
  }
  if (readId(file) === id) return file;
  file.close();
  throw new Error(
    `Cannot open faces: ${path} must stay as it was, but was packed anew`,
  );
}
