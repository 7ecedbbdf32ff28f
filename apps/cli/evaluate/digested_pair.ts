import { sha256 } from "./digest_files.ts";
import type { PicturePair } from "./pair_pictures.ts";
import type { PictureFile } from "./read_pair.ts";

/** A pair whose files' digests are known. */
export interface DigestedPair {
  readonly stem: string;
  readonly reference: PictureFile;
  /** For each model, with the key of what is measured of both. */
  readonly restored: readonly (PictureFile & { readonly key: string })[];
}

/** Brings a pair's paths and digests together. */
export async function digestedPair(
  { stem, reference, restored }: PicturePair,
  digests: ReadonlyMap<string, string>,
): Promise<DigestedPair> {
  const fileOf = (path: string) => ({ path, digest: digests.get(path)! });
  return {
    stem,
    reference: fileOf(reference),
    restored: await Promise.all(restored.map(async (path) => {
      const key = await sha256(
        `${digests.get(path)} ${digests.get(reference)}`,
      );
      return { ...fileOf(path), key };
    })),
  };
}
