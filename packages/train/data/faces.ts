import { PackReader, type PackRecipe } from "./pack/pack_reader.ts";
import {
  SyntheticReader,
  type SyntheticRecipe,
} from "./synthetic/synthetic_faces.ts";

/** How a worker gets at faces; plain data. */
export type FaceRecipe = PackRecipe | SyntheticRecipe;

/** Square RGB faces of one size, whether they lie in a file or are drawn. */
export interface FaceSource {
  /** Pixels along a side. */
  readonly size: number;
  /** A name for each face, with `/` between folders; no name comes twice. */
  readonly names: readonly string[];
  /** How {@linkcode openFaces} gets at them. */
  readonly recipe: FaceRecipe;
}

/** Gives faces one at a time. */
export interface FaceReader extends Disposable {
  /**
   * Gets a face.
   *
   * @param face Its number in {@linkcode FaceSource.names}.
   * @param into Where its pixels go, `[S, S, 3]`, levels of 0 to 255.
   * @throws {Error} If it cannot be read.
   */
  read(face: number, into: Uint8Array): void;
}

/**
 * Opens faces; each worker opens its own.
 *
 * @throws {Error} If their file is gone, or was packed anew since.
 *
 * @example
 * ```ts
 * import { openFaces, syntheticFaces } from "@revisage/train/data";
 * import { assertEquals } from "@std/assert";
 *
 * const source = syntheticFaces({ size: 64, people: 2 });
 * using faces = openFaces(source);
 * const pixels = new Uint8Array(64 * 64 * 3);
 * faces.read(1, pixels);
 * assertEquals(source.names[1], "1/0");
 * ```
 */
export function openFaces({ recipe }: Pick<FaceSource, "recipe">): FaceReader {
  return recipe.kind === "packed"
    ? new PackReader(recipe)
    : new SyntheticReader(recipe);
}
