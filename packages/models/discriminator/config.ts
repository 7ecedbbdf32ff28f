import { ConfigError, field, parseConfig, type Schema } from "@revisage/core";
import {
  CHANNELS_SCHEMA,
  type ChannelsConfig,
  misfitOfChannels,
  SIZE,
} from "../channels.ts";
import { DEFAULT_RESTORER } from "../restorer/config.ts";

/** What a discriminator is made of, as plain JSON. */
export interface DiscriminatorConfig {
  /** Height and width of the images: a power of two from 64 to 1024. */
  readonly size: number;
  /** Channels at each resolution. */
  readonly channels: ChannelsConfig;
  /** How many images of a batch are compared with each other: 1 to 64. */
  readonly group: number;
}

/** What a config that says nothing means: the restorer's size and channels. */
export const DEFAULT_DISCRIMINATOR: DiscriminatorConfig = {
  size: DEFAULT_RESTORER.size,
  channels: DEFAULT_RESTORER.channels,
  group: 4,
};

const SCHEMA: Schema<DiscriminatorConfig> = {
  size: SIZE,
  channels: field.object(CHANNELS_SCHEMA),
  group: field.integer(1, 64),
};

/**
 * Reads a discriminator's config that somebody wrote by hand.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param base What the keys that are missing are taken from.
 * @param source What the error message calls it: its file's name.
 * @returns A whole config, frozen all through.
 * @throws {ConfigError} If a key is unknown, or a value out of its range.
 */
export function parseDiscriminatorConfig(
  value: unknown,
  base: DiscriminatorConfig = DEFAULT_DISCRIMINATOR,
  source: string = "config",
): DiscriminatorConfig {
  const config = parseConfig(value, SCHEMA, base, source);
  const problems = misfitOfChannels(config.size, config.channels);
  if (problems.length > 0) throw new ConfigError(source, problems);
  return config;
}
