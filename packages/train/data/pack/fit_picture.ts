import { cropCenter, decode, DecodeError, resize } from "@revisage/image";
import { join } from "node:path";
import type { PackKey } from "./pack_path.ts";
import type { SkippedPicture } from "./pack_index.ts";
import type { PictureStamp } from "./stamp_pictures.ts";

/** A face, or why there is none. */
export type Fitted =
  | { readonly face: Uint8Array<ArrayBuffer> }
  | Pick<SkippedPicture, "why" | "isUnread">;

/**
 * Reads a picture and makes it a face: the middle square, resized by Pillow's
 * Lanczos filter.
 *
 * @param picture Where it lies in the folder.
 * @param key The folder, and what is asked of the picture.
 */
export async function fitPicture(
  { path }: Pick<PictureStamp, "path">,
  key: PackKey,
): Promise<Fitted> {
  const file = join(key.folder, path);
  let bytes: Uint8Array;
  try {
    bytes = await Deno.readFile(file);
  } catch (error) {
    return { why: whyOf(error), isUnread: true };
  }
  try {
    return { face: fit(bytes, file, key) };
  } catch (error) {
    return { why: whyOf(error) };
  }
}

/** What is wrong with a picture, as the second half of a sentence. */
export function whyOf(error: unknown): string {
  if (error instanceof DecodeError) return error.why;
  return error instanceof Error ? error.message : String(error);
}

function fit(
  bytes: Uint8Array,
  name: string,
  { size, minSide }: PackKey,
): Uint8Array<ArrayBuffer> {
  const image = decode(bytes, { name });
  const side = Math.min(image.width, image.height);
  if (side < minSide) {
    throw new DecodeError(
      name,
      `both sides must have at least ${minSide} pixels, got ${image.width}×${image.height}`,
    );
  }
  const square = cropCenter(image, { width: side, height: side });
  const face = resize(square, { width: size, height: size, filter: "lanczos" });
  return new Uint8Array(face.data); // With a buffer of its own, to be sent.
}
