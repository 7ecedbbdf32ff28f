import { FacesError } from "../faces_error.ts";
import { withLock } from "@revisage/core";
import { dirname } from "node:path";
import type { FaceSource } from "../faces.ts";
import { type Pack, readPack, type SkippedPicture } from "./pack_index.ts";
import { checkPackOptions, type PackFacesOptions } from "./pack_options.ts";
import { type PackKey, packPath } from "./pack_path.ts";
import type { PackRecipe } from "./pack_reader.ts";
import { planPack } from "./plan_pack.ts";
import { retryUnread } from "./retry_unread.ts";
import { stampPictures } from "./stamp_pictures.ts";
import { removeLeftovers, writePack } from "./write_pack.ts";

/** The faces of a folder, in a file. */
export interface PackedFaces extends FaceSource {
  /** As of every {@linkcode FaceSource}. */
  readonly recipe: PackRecipe;
  /** The pictures that could not be used, and why. */
  readonly skipped: readonly SkippedPicture[];
}

/**
 * Makes the pictures of a folder, and of the folders in it, faces of one size
 * in one file, from which they are read quickly and one at a time.
 *
 * Of each PNG or JPEG picture the middle square is resized by Pillow's Lanczos
 * filter. A file that is there already is used again; of a folder that has
 * changed, only new and changed pictures are read, by their lengths and times,
 * and those that could not be read before. Nobody ever sees a part of the file,
 * and of two processes that want the same one, one waits.
 *
 * @param folder The folder with the pictures.
 * @returns The faces; named by the paths in the folder, in natural order.
 * @throws {RangeError} If an option makes no sense.
 * @throws {FacesError} If the folder cannot be read or holds no picture of use, or
 * the file cannot be written.
 * @throws {unknown} The reason of `signal`, if it ended the work.
 *
 * @example
 * ```ts
 * import { packFaces } from "@revisage/train/data";
 * import { encodePng } from "@revisage/image";
 * import { SyntheticFaces } from "@revisage/image/synthetic-faces";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * const face = new SyntheticFaces({ size: 64 }).face(0);
 * await Deno.writeFile(`${folder}/face.png`, encodePng(face));
 * const cache = `${folder}/cache`;
 * const faces = await packFaces(folder, { size: 32, cache, workers: 0 });
 * assertEquals(faces.names, ["face.png"]);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function packFaces(
  folder: string,
  options: PackFacesOptions,
): Promise<PackedFaces> {
  const checked = checkPackOptions(options);
  const { size, minSide, cache, onWait = () => {} } = checked;
  const key = { folder: await realFolder(folder), size, minSide };
  const path = packPath(key, cache);
  await makeFolder(dirname(path));
  return await withLock(`${path}.lock`, onWait, async () => {
    const old = fitting(readPack(path), key);
    const known = planPack(await stampPictures(key.folder), old);
    const plan = await retryUnread(known, key.folder, checked);
    if (old !== null && plan.fresh) return packedFaces(path, old);
    await removeLeftovers(path); // Nobody else writes now.
    return packedFaces(path, await writePack(path, plan, key, checked));
  });
}

async function realFolder(folder: string): Promise<string> {
  const must = `${folder} must be a folder that can be read`;
  return await told(must, Deno.realPath(folder));
}

async function makeFolder(cache: string): Promise<void> {
  const must = `the cache ${cache} must be a folder that can be written`;
  await told(must, Deno.mkdir(cache, { recursive: true }));
}

/** The system's errors do not say what a path is for. */
async function told<T>(must: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FacesError(`Cannot pack faces: ${must}: ${why}`, { cause });
  }
}

/** A pack is of use only if it was made for the same. */
function fitting(pack: Pack | null, { size, minSide }: PackKey): Pack | null {
  const fits = pack?.index.size === size && pack.index.minSide === minSide;
  return fits ? pack : null;
}

function packedFaces(path: string, { id, index }: Pack): PackedFaces {
  const { size, faces, skipped } = index;
  return {
    size,
    names: faces.map(({ path }) => path),
    recipe: {
      kind: "packed",
      path,
      id,
      size,
      slots: faces.map(({ slot }) => slot),
    },
    skipped,
  };
}
