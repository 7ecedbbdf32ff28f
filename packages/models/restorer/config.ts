import { ConfigError, field, parseConfig, type Schema } from "@revisage/core";
import type { FusionType } from "@revisage/layers";
import {
  CHANNELS_SCHEMA,
  type ChannelsConfig,
  misfitOfChannels,
  SIZE,
} from "../channels.ts";

/** What a restorer is made of, as plain JSON. */
export interface RestorerConfig {
  /** Height and width of the images: a power of two from 64 to 1024. */
  readonly size: number;
  /**
   * How many skips there are, counted from 8×8 upward (§3.1.1): 0 to
   * log2(size) − 3. More of them reconstruct more, and generate less.
   */
  readonly skips: number;
  /** How a skip meets the decoder; `"lgf"` is the paper's (Eq. 4). */
  readonly fusion: FusionType;
  /** Whether skips pass through a codebook (§3.1.2). */
  readonly quantize: boolean;
  /** Whether the restorer can be stochastic (§3.2.1). */
  readonly noise: boolean;
  /**
   * Whether the degraded image itself meets the painted one, through a gate for
   * each pixel. It is not the paper's, and keeps what was not damaged.
   */
  readonly imageSkip: boolean;
  /**
   * Whether the encoder's features above the resolutions of `skips` reach the
   * decoder, too, unquantized and through a gate for each pixel. It is not the
   * paper's, and takes noise away sooner.
   */
  readonly fineSkips: boolean;
  /** Channels at each resolution. */
  readonly channels: ChannelsConfig;
  /** Length of the latent z: 1 to 8192. */
  readonly latent: number;
  /** Codes in each codebook: 2 to 65,536. */
  readonly codes: number;
}

const PAPER = {
  skips: 3,
  fusion: "lgf",
  quantize: true,
  noise: true,
  imageSkip: false,
  fineSkips: false,
  codes: 1024,
} as const;

/** The name of a preset. */
export type PresetName = "tiny" | "small" | "base" | "full";

/** Ready restorers, each for a size of images: 64, 128, 256 and 512. */
export const PRESETS: Readonly<Record<PresetName, RestorerConfig>> = {
  tiny: {
    ...PAPER,
    size: 64,
    channels: { base: 1024, max: 96 },
    latent: 96,
    codes: 256,
  },
  small: {
    ...PAPER,
    size: 128,
    channels: { base: 4096, max: 256 },
    latent: 256,
  },
  base: {
    ...PAPER,
    size: 256,
    channels: { base: 8192, max: 512 },
    latent: 512,
  },
  full: {
    ...PAPER,
    size: 512,
    channels: { base: 16_384, max: 512 },
    latent: 512,
  },
};

/** What a config that says nothing means: the preset `small`. */
export const DEFAULT_RESTORER: RestorerConfig = PRESETS.small;

const SCHEMA: Schema<RestorerConfig> = {
  size: SIZE,
  skips: field.integer(0, 7),
  fusion: field.oneOf("lgf", "add", "concat", "sft"),
  quantize: field.boolean(),
  noise: field.boolean(),
  imageSkip: field.boolean(),
  fineSkips: field.boolean(),
  channels: field.object(CHANNELS_SCHEMA),
  latent: field.integer(1, 8192),
  codes: field.integer(2, 65_536),
};

/**
 * Reads a restorer's config that somebody wrote by hand.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param base What the keys that are missing are taken from.
 * @param source What the error message calls it: its file's name.
 * @returns A whole config, frozen all through.
 * @throws {ConfigError} If a key is unknown, or a value out of its range.
 *
 * @example
 * ```ts
 * import { parseRestorerConfig, PRESETS } from "@revisage/models";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const config = parseRestorerConfig({ fusion: "add" }, PRESETS.tiny);
 * assertEquals(config, { ...PRESETS.tiny, fusion: "add" });
 * assertThrows(
 *   () => parseRestorerConfig({ size: 64, skips: 4 }),
 *   Error,
 *   "Cannot read config: skips must be 0 to 3 at size 64, got 4",
 * );
 * ```
 */
export function parseRestorerConfig(
  value: unknown,
  base: RestorerConfig = DEFAULT_RESTORER,
  source: string = "config",
): RestorerConfig {
  const config = parseConfig(value, SCHEMA, base, source);
  const { size, skips, channels } = config;
  const problems = misfitOfChannels(size, channels);
  const most = Math.log2(size) - 3;
  if (skips > most) {
    problems.push(`skips must be 0 to ${most} at size ${size}, got ${skips}`);
  }
  if (problems.length > 0) throw new ConfigError(source, problems);
  return config;
}

/** The resolutions with a skip: 8, 16, … 2^(skips + 2), as in Figure 3. */
export function skipResolutions(skips: number): number[] {
  return Array.from({ length: skips }, (_, n) => 8 << n);
}
