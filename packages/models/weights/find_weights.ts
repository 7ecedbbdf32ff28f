import { cacheFolder } from "@revisage/core";
import { hashFile } from "./digest.ts";
import { entryOf, type FetchWeightsOptions } from "./fetch_weights.ts";
import { isMade } from "./made_file.ts";
import type { WeightEntry } from "./weight_entry.ts";
import type { WeightName } from "./weights.ts";

/**
 * Finds published weights in the cache folder, and fetches nothing.
 *
 * @param weights A name of `WEIGHTS`, or an entry of your own.
 * @returns Path of the file, or nothing if it is not there or not whole.
 * @throws {WeightsError} If there are no such weights.
 *
 * @example
 * ```ts
 * import { findWeights } from "@revisage/models/weights";
 * import { assertEquals } from "@std/assert";
 *
 * const cache = await Deno.makeTempDir();
 * assertEquals(await findWeights("sface", { cache }), undefined);
 * await Deno.remove(cache, { recursive: true });
 * ```
 */
export async function findWeights(
  weights: WeightName | WeightEntry,
  { cache = cacheFolder() ?? undefined }: Pick<FetchWeightsOptions, "cache"> =
    {},
): Promise<string | undefined> {
  const entry = typeof weights === "string" ? entryOf(weights) : weights;
  if (cache === undefined) return undefined;
  const path = `${cache}/weights/${entry.file}`;
  if (entry.converter !== null) {
    return await isMade(path, entry) ? path : undefined;
  }
  const [source] = entry.sources;
  if (source === undefined) return undefined;
  const { algorithm, hex } = source.digest;
  return await hashFile(path, algorithm) === hex ? path : undefined;
}
