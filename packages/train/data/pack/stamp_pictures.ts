import { FacesError } from "../faces_error.ts";
import { listImages } from "@revisage/image";
import { join } from "node:path";

/** A picture as it was when it was looked at: how a change is noticed. */
export interface PictureStamp {
  /** Where it lies in the folder, with `/` between names. */
  readonly path: string;
  /** Its length; −1 if the file cannot even be looked at. */
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970; or −1. */
  readonly modified: number;
}

/** More at once are no faster. */
const AT_ONCE = 64;

/**
 * Looks at the pictures of a folder and the folders in it, without reading
 * them, in the order of `listImages`.
 *
 * @throws {Error} If the folder cannot be read, or holds no picture.
 */
export async function stampPictures(folder: string): Promise<PictureStamp[]> {
  const paths = await list(folder);
  if (paths.length === 0) {
    throw new FacesError(
      `Cannot pack faces: no PNG or JPEG picture is in ${folder}`,
    );
  }
  const stamps: PictureStamp[] = [];
  for (let i = 0; i < paths.length; i += AT_ONCE) {
    const some = paths.slice(i, i + AT_ONCE);
    stamps.push(...await Promise.all(some.map((path) => stamp(folder, path))));
  }
  return stamps;
}

async function list(folder: string): Promise<string[]> {
  try {
    return await Array.fromAsync(listImages(folder));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FacesError(
      `Cannot pack faces: ${folder} must be a folder that can be read: ${why}`,
      { cause },
    );
  }
}

/** A link to nowhere has a stamp too: that it is skipped is found out later. */
async function stamp(folder: string, path: string): Promise<PictureStamp> {
  try {
    const { size, mtime } = await Deno.stat(join(folder, path));
    return { path, bytes: size, modified: mtime?.getTime() ?? -1 };
  } catch {
    return { path, bytes: -1, modified: -1 };
  }
}
