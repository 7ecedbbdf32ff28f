import type { CodebookQuantized } from "@revisage/vq";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { RestorerConfig } from "./config.ts";
import type { RestorerNoise } from "./noise.ts";

/** How {@linkcode Restorer.apply} restores. */
export interface ApplyOptions {
  /** ε, or `null` for none, which is deterministic. None, if not given. */
  readonly noise?: RestorerNoise | null;
  /**
   * Whether codes take the place of features in the skips. As the config says,
   * if not given. A trainer leaves it off until the codebooks have started.
   */
  readonly quantize?: boolean;
}

/** What {@linkcode Restorer.apply} gives. */
export interface Restoration {
  /** The restored images, `[B, S, S, 3]`, in about [−1, 1]. */
  readonly image: Tensor4D;
  /** Second term of Eq. 3, added up over the skips; 0 where none quantizes. */
  readonly commitment: Scalar;
  /** Which code each position took, int32, by resolution of the skip. */
  readonly indices: Readonly<Record<number, CodebookQuantized["indices"]>>;
}

/** How {@linkcode Restorer.restore} restores. */
export interface RestoreOptions {
  /** Of each image, or one for all: the same seed gives the same face. */
  readonly seed?: number | readonly number[];
  /** `false` restores without noise, and takes no seed. */
  readonly noise?: false;
  /** As in {@linkcode ApplyOptions.quantize}. */
  readonly quantize?: boolean;
}

/**
 * The seeds that options ask for, or `null` for no noise.
 *
 * @throws {RangeError} If they ask for both or neither, or for what the config
 * left out.
 */
export function seedsOf(
  { seed, noise }: RestoreOptions,
  config: RestorerConfig,
): readonly number[] | null {
  const isDeterministic = noise === false || !config.noise;
  if (isDeterministic !== (seed === undefined)) {
    throw new RangeError(
      isDeterministic
        ? `Cannot restore with a seed: ${
          config.noise
            ? "noise is false"
            : "the restorer was made without noise"
        }`
        : "Cannot restore: seed must be given, or noise must be false",
    );
  }
  return typeof seed === "number" ? [seed] : seed ?? null;
}
