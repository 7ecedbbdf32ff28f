import type { Pack, PackedPicture, SkippedPicture } from "./pack_index.ts";
import type { PictureStamp } from "./stamp_pictures.ts";

/** What of a pack can stay, and what is to be read. */
export interface PackPlan {
  /** All pictures of the folder, in their order. */
  readonly stamps: readonly PictureStamp[];
  /** The pack that there is. */
  readonly old: Pack | null;
  /** Faces of the old pack that are still right. */
  readonly kept: readonly PackedPicture[];
  /** Pictures that are as useless as they were. */
  readonly skipped: readonly SkippedPicture[];
  /** Pictures that are new, have changed, or can be read by now. */
  readonly open: readonly PictureStamp[];
  /** Whether the old pack is right as it is. */
  readonly fresh: boolean;
}

/**
 * Compares a folder with the pack that was made of it.
 *
 * @param stamps The pictures of the folder.
 * @param old The pack, if there is one.
 */
export function planPack(
  stamps: readonly PictureStamp[],
  old: Pack | null,
): PackPlan {
  const faces = byPath(old?.index.faces);
  const useless = byPath(old?.index.skipped);
  const kept: PackedPicture[] = [];
  const skipped: SkippedPicture[] = [];
  const open: PictureStamp[] = [];
  for (const stamp of stamps) {
    const [face, other] = [faces.get(stamp.path), useless.get(stamp.path)];
    if (face && isSame(stamp, face)) kept.push(face);
    else if (other && isSame(stamp, other)) skipped.push(other);
    else open.push(stamp);
  }
  const nothingGone = kept.length === faces.size &&
    skipped.length === useless.size;
  const fresh = old !== null && open.length === 0 && nothingGone;
  return { stamps, old, kept, skipped, open, fresh };
}

function byPath<T extends PictureStamp>(
  pictures: readonly T[] = [],
): Map<string, T> {
  return new Map(pictures.map((picture) => [picture.path, picture]));
}

function isSame(a: PictureStamp, b: PictureStamp): boolean {
  return a.bytes === b.bytes && a.modified === b.modified;
}
