import { listImages } from "@revisage/image";
import { join } from "node:path";
import { kindOf, showKind } from "../frame/kind_of.ts";
import type { ModelFolder } from "./settings.ts";
import { wrong } from "./wrong_use.ts";

/** The files of a pair: one reference, and what each model made of it. */
export interface PicturePair {
  /** Path in the folder without the file's ending, with `/` between names. */
  readonly stem: string;
  readonly reference: string;
  /** A path for each model, in their order. */
  readonly restored: readonly string[];
  /** What the models were given, if that is known. */
  readonly input: string | null;
}

/** The pairs of some folders. */
export interface Pairing {
  /** Those that all models have, in natural order. */
  readonly pairs: readonly PicturePair[];
  /** Paths of all other pictures. */
  readonly unpaired: readonly string[];
}

/** The folders that are compared. */
export interface Folders {
  readonly models: readonly ModelFolder[];
  readonly reference: string;
  readonly input: string | null;
}

/**
 * Finds the pictures that have the same path in all folders, but for their
 * endings: `ada.png` and `ada.jpg`.
 *
 * @throws {UsageError} If a folder is missing or empty, has two pictures of one
 * stem, or nothing pairs.
 */
export async function pairPictures(
  { models, reference, input }: Folders,
): Promise<Pairing> {
  const references = await listStems("--reference", reference);
  const made: Map<string, string>[] = [];
  for (const { folder } of models) {
    made.push(await listStems("--restored", folder));
  }
  const inputs = input === null ? null : await listStems("--input", input);
  const stems = [...references.keys()].filter((stem) =>
    made.every((pictures) => pictures.has(stem))
  );
  if (stems.length === 0) {
    throw nothingPairs(models, reference, references, made);
  }
  const paired = new Set(stems);
  return {
    pairs: stems.map((stem) => ({
      stem,
      reference: references.get(stem)!,
      restored: made.map((pictures) => pictures.get(stem)!),
      input: inputs?.get(stem) ?? null,
    })),
    unpaired: [references, ...made].flatMap((pictures) =>
      [...pictures].filter(([stem]) => !paired.has(stem))
        .map(([, path]) => path)
    ),
  };
}

/**
 * The pictures of a folder by their stems.
 *
 * @param flag What errors call the folder.
 */
export async function listStems(
  flag: string,
  folder: string,
): Promise<Map<string, string>> {
  const kind = await kindOf(folder);
  if (kind !== "folder") {
    throw wrong(`${flag} must be a folder, ${showKind(folder, kind)}`);
  }
  const found = new Map<string, string>();
  for await (const path of listImages(folder)) {
    const stem = stemOf(path), other = found.get(stem);
    if (other !== undefined) {
      throw wrong(
        `${flag} must hold one picture of each name, got ${other} and ` +
          join(folder, path),
      );
    }
    found.set(stem, join(folder, path));
  }
  if (found.size > 0) return found;
  throw wrong(
    `${flag} must hold PNG or JPEG pictures, found none in ${folder}`,
  );
}

/** A picture's name without its ending. */
export function stemOf(path: string): string {
  return path.replace(/\.(png|jpe?g)$/i, "");
}

function nothingPairs(
  models: readonly ModelFolder[],
  reference: string,
  references: ReadonlyMap<string, string>,
  made: readonly ReadonlyMap<string, string>[],
): Error {
  const alone = made.findIndex((pictures) =>
    ![...pictures.keys()].some((stem) => references.has(stem))
  );
  if (alone < 0) {
    return wrong("--restored must have a picture in common, found none");
  }
  const [[, ours]] = [...made[alone]!] as [[string, string]];
  const [[, theirs]] = [...references] as [[string, string]];
  return wrong(
    `--restored ${models[alone]!.folder} must hold pictures called as those ` +
      `of --reference ${reference}, found none: ${ours}, but ${theirs}`,
  );
}
