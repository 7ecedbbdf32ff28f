import type { Image } from "@revisage/core";
import { join } from "node:path";
import { decode, type DecodeOptions } from "./decode.ts";
import { DecodeError } from "./decode_error.ts";
import { listImages } from "./list_images.ts";

/** A picture of a folder. */
export interface FolderImage {
  /** Where it lies in the folder, with `/` between names. */
  readonly path: string;
  /** What it holds. */
  readonly image: Image;
}

/** How {@linkcode readImages} reads. */
export interface ReadImagesOptions extends Pick<DecodeOptions, "maxPixels"> {
  /**
   * Called for each picture that is skipped, with an error that names its file.
   * By default a warning is printed.
   */
  readonly onSkip?: (path: string, error: Error) => void;
}

/**
 * Reads the pictures of a folder and the folders in it, one at a time: those
 * that {@linkcode listImages} finds, in its order. A file that cannot be read or
 * decoded is named and skipped.
 *
 * @param folder Its path.
 * @yields Each picture, read only when it is asked for.
 * @throws {Deno.errors.NotFound} If there is no such folder.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { encodePng, readImages } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * const file = encodePng(createImage(4, 3));
 * await Deno.writeFile(`${folder}/face10.png`, file);
 * await Deno.writeFile(`${folder}/face9.png`, file);
 *
 * const paths = [];
 * for await (const { path } of readImages(folder)) paths.push(path);
 * assertEquals(paths, ["face9.png", "face10.png"]);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function* readImages(
  folder: string,
  options: ReadImagesOptions = {},
): AsyncGenerator<FolderImage, void> {
  const { onSkip = warn, ...limits } = options;
  for await (const path of listImages(folder)) {
    const name = join(folder, path);
    let image: Image;
    try {
      image = decode(await Deno.readFile(name), { name, ...limits });
    } catch (error) {
      onSkip(path, named(name, error));
      continue;
    }
    yield { path, image };
  }
}

/** Errors of the system do not always name the file. */
function named(name: string, error: unknown): Error {
  if (error instanceof DecodeError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new DecodeError(name, why, { cause: error });
}

function warn(_path: string, error: Error): void {
  console.warn(`${error.message}; skipped`);
}
