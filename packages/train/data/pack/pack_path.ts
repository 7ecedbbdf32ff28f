import { cacheFolder } from "@revisage/core";
import { createHash } from "node:crypto";
import { basename, join } from "node:path";

/** What a pack is for. */
export interface PackKey {
  /** The folder with the pictures, without links. */
  readonly folder: string;
  /** Pixels along a side of each face. */
  readonly size: number;
  /** The fewest pixels along a side that a picture must have. */
  readonly minSide: number;
}

/**
 * Where the pack of a folder lies: another one for each size.
 *
 * @param key What it is for.
 * @param cache The folder for packs; left out, one in the user's cache folder.
 * @throws {Error} If neither is known.
 */
export function packPath(key: PackKey, cache?: string): string {
  const { folder, size, minSide } = key;
  const parent = cache ?? defaultFolder();
  const digest = createHash("sha256")
    .update(JSON.stringify([folder, size, minSide])).digest("hex");
  // The name is for people, the digest tells folders of one name apart.
  const name = basename(folder).replace(/[^\w-]+/g, "_").slice(0, 40);
  return join(parent, `${name}-${size}-${digest.slice(0, 16)}.faces`);
}

function defaultFolder(): string {
  const parent = cacheFolder();
  if (parent !== null) return join(parent, "faces");
  throw new Error(
    "Cannot pack faces: HOME or REVISAGE_CACHE must be set, or a cache given",
  );
}
