import type { Features } from "@revisage/core";
import { readFeatures, type StoredFeatures } from "@revisage/metrics";
import { join } from "node:path";
import { kindOf } from "../frame/kind_of.ts";
import type { DigestedPair } from "./digested_pair.ts";
import { listStems } from "./pair_pictures.ts";
import type { ReportNetwork } from "./report.ts";
import type { ModelFolder } from "./settings.ts";
import { wrong } from "./wrong_use.ts";
import type { ValueCache } from "./value_cache.ts";

/** Features of pairs: row `i` of each is that of pair `i`. */
export interface FeatureTable {
  /** What they are from. */
  readonly network: ReportNetwork;
  readonly reference: Features;
  /** One for each model. */
  readonly restored: readonly Features[];
}

/** The features that a cache holds of pairs that were measured. */
export function cachedFeatures(
  pairs: readonly DigestedPair[],
  network: ReportNetwork & { readonly dimensions: number },
  cache: ValueCache,
): FeatureTable {
  const { name, digest, dimensions } = network;
  const collect = (digests: readonly string[]): Features => {
    const data = new Float32Array(digests.length * dimensions);
    digests.forEach((key, i) => data.set(cache.get(key)!, i * dimensions));
    return { data, count: digests.length, dimensions };
  };
  const models = pairs[0]?.restored.length ?? 0;
  return {
    network: { name, digest },
    reference: collect(pairs.map(({ reference }) => reference.digest)),
    restored: Array.from(
      { length: models },
      (_, i) => collect(pairs.map(({ restored }) => restored[i]!.digest)),
    ),
  };
}

/** Features of whole folders, which somebody computed. */
export interface GivenFeatures {
  /** Takes the rows of some stems. */
  select(stems: readonly string[]): FeatureTable;
}

/**
 * Reads features from `reference.safetensors` and `NAME.safetensors`, as
 * `writeFeatures` of `@revisage/metrics` makes them: a row for each picture of
 * the folder, in natural order of their paths.
 *
 * @throws {UsageError} If a file is missing, has not as many rows as its folder
 * has pictures, or is of another extractor than the others.
 * @throws {SafetensorsError} If it holds no features.
 * @throws {RangeError} If a number is not finite.
 */
export async function readGivenFeatures(
  folder: string,
  models: readonly ModelFolder[],
  reference: string,
): Promise<GivenFeatures> {
  const pathOf = (name: string) => join(folder, `${name}.safetensors`);
  const first = await readFolder("--reference", reference, pathOf("reference"));
  const others: FolderFeatures[] = [];
  for (const { name, folder: pictures } of models) {
    const other = await readFolder("--restored", pictures, pathOf(name));
    checkAlike(other, first);
    others.push(other);
  }
  const { name, digest } = first.source;
  return {
    select: (stems) => ({
      network: { name, digest },
      reference: selectRows(first, stems),
      restored: others.map((other) => selectRows(other, stems)),
    }),
  };
}

/** A file of features, and which row is whose. */
interface FolderFeatures extends StoredFeatures {
  readonly path: string;
  readonly rows: ReadonlyMap<string, number>;
}

async function readFolder(
  flag: string,
  pictures: string,
  path: string,
): Promise<FolderFeatures> {
  if (await kindOf(path) !== "file") {
    throw wrong(
      `--features must hold a file for each folder, found no ${path}`,
    );
  }
  const stored = readStored(path);
  const stems = [...(await listStems(flag, pictures)).keys()];
  const { count } = stored.features;
  if (count !== stems.length) {
    throw wrong(
      `--features ${path} must have a row for each of the ${stems.length} ` +
        `pictures of ${pictures}, got ${count}`,
    );
  }
  return { ...stored, path, rows: new Map(stems.map((stem, i) => [stem, i])) };
}

function checkAlike(other: FolderFeatures, first: FolderFeatures): void {
  const { source, features: { dimensions } } = first;
  if (
    other.source.digest === source.digest &&
    other.features.dimensions === dimensions
  ) return;
  throw wrong(
    `--features ${other.path} must be of ${source.name} as ${first.path} is, ` +
      `${dimensions} numbers a row, got ${other.source.name}, ` +
      `${other.features.dimensions}`,
  );
}

function readStored(path: string): StoredFeatures {
  try {
    return readFeatures(path);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Error(cause.message, { cause }); // "Cannot use FILE: row 1 …".
  }
}

function selectRows(
  { features: { data, dimensions }, rows }: FolderFeatures,
  stems: readonly string[],
): Features {
  const length = stems.length * dimensions;
  const selected = data instanceof Float64Array
    ? new Float64Array(length)
    : new Float32Array(length);
  stems.forEach((stem, i) => {
    const start = rows.get(stem)! * dimensions;
    selected.set(data.subarray(start, start + dimensions), i * dimensions);
  });
  return { data: selected, count: stems.length, dimensions };
}
