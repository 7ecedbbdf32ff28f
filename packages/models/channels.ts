import { field, type Schema } from "@revisage/core";

/** How wide a network is at each resolution. */
export interface ChannelsConfig {
  /** Channels times resolution: a power of two from 64 to 131,072. */
  readonly base: number;
  /** The most channels that any resolution has: 1 to 4096. */
  readonly max: number;
}

/** What a config may say of channels. */
export const CHANNELS_SCHEMA: Schema<ChannelsConfig> = {
  base: field.powerOfTwo(64, 2 ** 17),
  max: field.integer(1, 4096),
};

/** What a config may say of the size of images. */
export const SIZE: ReturnType<typeof field.powerOfTwo> = field.powerOfTwo(
  64,
  1024,
);

/** Channels at a resolution, a power of two up to `base`. */
export function channelsAt(
  { base, max }: ChannelsConfig,
  resolution: number,
): number {
  return Math.min(base / resolution, max);
}

/** What is wrong between a size and its channels, a sentence part for each. */
export function misfitOfChannels(
  size: number,
  { base }: ChannelsConfig,
): string[] {
  return base < size
    ? [`channels.base must be at least the size, ${size}, got ${base}`]
    : [];
}

/** Powers of two from 4 up to `size`. */
export function resolutionsUpTo(size: number): number[] {
  return Array.from({ length: Math.log2(size) - 1 }, (_, i) => 4 << i);
}
