import {
  checkFeatures,
  type FeatureExtractor,
  type Features,
  openSafetensors,
  SafetensorsError,
  writeSafetensors,
} from "@revisage/core";

/** What a file of features says of the network that they are from. */
export type FeatureSource = Pick<FeatureExtractor, "name" | "digest">;

/** What a file of features holds. */
export interface StoredFeatures {
  /** A row an image, as they were saved. */
  readonly features: Features;
  /** The network that gave them. */
  readonly source: FeatureSource;
}

const TENSOR = "features";

/**
 * Saves features, so that a large set is put through a network once.
 *
 * The file is in the safetensors format: a tensor `features` of
 * `[count, dimensions]`, F32 or F64 as they are, and in its metadata the
 * network's name and digest. What was there is replaced in one step.
 *
 * @param path The file to make or replace.
 * @throws {RangeError} If the features are not features.
 *
 * @example
 * ```ts
 * import { readFeatures, writeFeatures } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const data = Float32Array.of(1, 2, 3, 4, 5, 6);
 * const features = { data, count: 2, dimensions: 3 };
 * const source = { name: "sface", digest: "0".repeat(64) };
 * const path = await Deno.makeTempFile({ suffix: ".safetensors" });
 * await writeFeatures(path, { features, source });
 * assertEquals(readFeatures(path), { features, source });
 * await Deno.remove(path);
 * ```
 */
export async function writeFeatures(
  path: string,
  { features, source }: StoredFeatures,
): Promise<void> {
  checkFeatures(features);
  const { data, count, dimensions } = features;
  const shape = [count, dimensions];
  const tensor = data instanceof Float32Array
    ? { dtype: "F32", shape, data } as const
    : { dtype: "F64", shape, data } as const;
  const { name, digest } = source;
  const metadata = { extractor: name, digest };
  await writeSafetensors(path, [[TENSOR, tensor]], { metadata });
}

/**
 * Reads what {@linkcode writeFeatures} saved.
 *
 * @throws {SafetensorsError} If the file holds no features, or does not say
 * from which network.
 * @throws {RangeError} If a number is not finite.
 */
export function readFeatures(path: string): StoredFeatures {
  using file = openSafetensors(path);
  const { dtype, shape, data } = file.read(TENSOR);
  if (shape.length !== 2 || (dtype !== "F32" && dtype !== "F64")) {
    const why = `tensor "features" must be F32 or F64 of two axes, ` +
      `got ${dtype} [${shape}]`;
    throw new SafetensorsError(path, why);
  }
  const [count = 0, dimensions = 0] = shape;
  const features = { data, count, dimensions };
  checkFeatures(features, path);
  const { extractor: name, digest } = file.metadata;
  if (name === undefined || digest === undefined) {
    const why = "metadata must name the extractor and its digest, got none";
    throw new SafetensorsError(path, why);
  }
  return { features, source: { name, digest } };
}
