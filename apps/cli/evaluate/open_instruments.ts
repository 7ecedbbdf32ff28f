import { cacheFolder } from "@revisage/core";
import { join } from "node:path";
import { sha256 } from "./digest_files.ts";
import type { Instruments } from "./measure_pairs.ts";
import type { OpenExtractor, OpenNetworks } from "./networks.ts";
import { PIXEL_KEYS } from "./read_pair.ts";
import type { EvaluateSettings } from "./settings.ts";
import { ValueCache } from "./value_cache.ts";

/** A network of {@linkcode OpenInstruments}, and where its features are kept. */
export type Extracting = Instruments["extractors"][number];

/** What measures, with the networks by what they are for. */
export interface OpenInstruments extends Instruments {
  readonly faces: Extracting | null;
  readonly inception: Extracting | null;
  readonly points: Extracting | null;
}

/**
 * Opens the caches of all that is measured: one for each way of measuring, so
 * that no number of another way is taken for it.
 *
 * @param stack Closes them.
 * @throws {Error} If there is no cache folder, or it cannot be used.
 */
export async function openInstruments(
  { pixels }: Pick<EvaluateSettings, "pixels">,
  { lpips, faces, inception, points }: Omit<
    OpenNetworks,
    typeof Symbol.asyncDispose
  >,
  stack: DisposableStack,
): Promise<OpenInstruments> {
  const root = cacheFolder();
  if (root === null) {
    throw new Error(
      "Cannot keep what is measured: the variable REVISAGE_CACHE must name a " +
        "folder, as there is no HOME",
    );
  }
  const open = async (
    kind: string,
    protocol: string,
    width: number,
    dtype: "float32" | "float64",
  ) => {
    const name = `${kind}-${(await sha256(protocol)).slice(0, 16)}`;
    const folder = join(root, "evaluate", name);
    return stack.use(ValueCache.open(folder, { width, dtype }));
  };
  const seeing = async ({ extractor, protocol }: OpenExtractor) => {
    const { dimensions } = extractor;
    const cache = await open("features", protocol, dimensions, "float32");
    return { extractor, cache };
  };
  const { luma, crop } = pixels;
  const seen = {
    faces: faces && await seeing(faces),
    inception: inception && await seeing(inception),
    points: points && await seeing(points),
  };
  return {
    pixels: {
      options: { channels: luma ? "y" : "rgb", cropBorder: crop },
      cache: await open(
        "pixels",
        `1 ${luma} ${crop}`,
        PIXEL_KEYS.length,
        "float64",
      ),
    },
    lpips: lpips && {
      distance: lpips,
      cache: await open("lpips", `${lpips.name} ${lpips.digest}`, 1, "float64"),
    },
    ...seen,
    extractors: Object.values(seen).filter((one) => one !== null),
  };
}
