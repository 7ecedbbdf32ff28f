import { withLock } from "@revisage/core";
import { hashFile, showDigest } from "./digest.ts";
import { download, type DownloadOptions } from "./download/download.ts";
import { fromNpm } from "./download/from_npm.ts";
import { HomeError } from "./download/home_error.ts";
import { PartFile, WriteError } from "./download/part_file.ts";
import { fetchError, writeError } from "./fetch_error.ts";
import type { WeightsProgress } from "./progress.ts";
import type { Home, WeightSource } from "./weight_entry.ts";

/** How a published file is fetched. */
export interface FetchContext {
  /** The folder it comes into; it must exist. */
  readonly folder: string;
  /** Milliseconds without a byte after which a home is given up. */
  readonly silence: number;
  /** Stops it. */
  readonly signal: AbortSignal | undefined;
  /** Told how far it has come. */
  readonly onProgress: (progress: WeightsProgress) => void;
}

/** A published file that is on the disk, and checked. */
export interface Fetched {
  /** Where it is. */
  readonly path: string;
  /** Whether it came just now, or was there. */
  readonly isNew: boolean;
}

/**
 * Brings a published file into a folder, unless it is there, and checks it.
 *
 * Of several processes that want it one fetches and the others wait. The bytes
 * go into a file beside, which takes the name once its digest is right. If the
 * process is killed, the next one continues that file.
 *
 * @throws {WeightsError} If no home gives it.
 */
export async function fetchSource(
  source: WeightSource,
  context: FetchContext,
): Promise<Fetched> {
  const { file, digest } = source;
  const path = `${context.folder}/${file}`;
  const isThere = async () =>
    await hashFile(path, digest.algorithm) === digest.hex;
  if (await isThere()) return { path, isNew: false };
  const wait = () =>
    context.onProgress({ stage: "wait", file, received: 0, total: 0 });
  return await withLock(`${path}.lock`, wait, async () => {
    if (await isThere()) return { path, isNew: false };
    await fetchAnew(source, path, context);
    return { path, isNew: true };
  });
}

/** Asks one home after the other. */
async function fetchAnew(
  source: WeightSource,
  path: string,
  context: FetchContext,
): Promise<void> {
  const failures: HomeError[] = [];
  const wrong = await hashFile(path, source.digest.algorithm);
  for (const home of source.homes) {
    try {
      await fromHome(home, source, `${path}.part`, context);
      return await Deno.rename(`${path}.part`, path);
    } catch (error) {
      if (error instanceof WriteError) throw writeError(source, path, error);
      if (!(error instanceof HomeError)) throw error;
      failures.push(error);
    }
  }
  await removeEmpty(`${path}.part`);
  throw fetchError(source, path, failures, wrong);
}

/** Nothing can be continued from nothing. */
async function removeEmpty(path: string): Promise<void> {
  const { size } = await Deno.stat(path).catch(() => ({ size: -1 }));
  if (size === 0) await Deno.remove(path);
}

/** Fetches from one home into a part file, whose digest is right then. */
async function fromHome(
  home: Home,
  source: WeightSource,
  path: string,
  { folder, silence, signal, onProgress }: FetchContext,
): Promise<void> {
  const { file, bytes, digest } = source;
  const options: DownloadOptions = {
    bytes,
    silence,
    signal,
    onBytes: (received) =>
      onProgress({ stage: "download", file, received, total: bytes }),
  };
  using part = new PartFile(path);
  for (;;) {
    // What an earlier call has left may be of another file.
    const isContinued = part.size > 0;
    await (typeof home === "string"
      ? download(home, part, options)
      : fromNpm(home, part, `${folder}/${file}.npm`, options));
    await part.sync();
    const hex = await hashFile(path, digest.algorithm) ?? "none";
    if (hex === digest.hex) return;
    await part.restart();
    if (isContinued && typeof home === "string") continue;
    const from = typeof home === "string" ? new URL(home).host : "npm";
    const got = showDigest({ algorithm: digest.algorithm, hex });
    throw new HomeError("digest", `a file with ${got} from ${from}`);
  }
}
