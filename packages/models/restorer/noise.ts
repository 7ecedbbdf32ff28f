import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { resolutionsUpTo } from "../channels.ts";
import { type RestorerConfig, skipResolutions } from "./config.ts";

/** Noise of the two convolutions of a decoder block, `[B|1, r, r, 1]` each. */
export interface BlockNoise {
  /** Added after the first convolution. */
  readonly first: Tensor4D;
  /** Added after the second. */
  readonly second: Tensor4D;
}

/**
 * All the noise of one restoration, ε ~ N(0, 1), as data: plain objects of
 * tensors, which a compiled function may take or make.
 *
 * The first axis is the batch, or 1 where all images share their noise.
 */
export interface RestorerNoise {
  /** What the latent gates (Eq. 6), `[B|1, L]`. */
  readonly latent: Tensor2D;
  /** By resolution, 4 to the size. */
  readonly decoder: Readonly<Record<number, BlockNoise>>;
  /** By resolution of a skip, `[B|1, r, r, 1]` each. */
  readonly skips: Readonly<Record<number, Tensor4D>>;
}

/** What of a config decides the shapes of noise. */
export type NoiseShapes = Pick<RestorerConfig, "size" | "skips" | "latent">;

/**
 * Makes the noise of a restoration by a function of yours.
 *
 * @param config The restorer's.
 * @param batch How many images there are.
 * @param draw Draws from N(0, 1), a float32 tensor of that shape. Each name
 * comes once, and each should have numbers of its own.
 *
 * @example Noise within a compiled training step
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { createNoise, PRESETS } from "@revisage/models";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * // There: statelessNormal(shape, { seed, step, stream: name }).
 * const draw = (_name: string, shape: number[]) => tf.ones(shape);
 * const noise = createNoise(PRESETS.tiny, 8, draw);
 * assertEquals(noise.latent.shape, [8, 96]);
 * assertEquals(noise.decoder[64]!.first.shape, [8, 64, 64, 1]);
 * ```
 */
export function createNoise(
  { size, skips, latent }: NoiseShapes,
  batch: number,
  draw: (name: string, shape: number[]) => Tensor,
): RestorerNoise {
  const map = (name: string, resolution: number) =>
    draw(name, [batch, resolution, resolution, 1]) as Tensor4D;
  return {
    latent: draw("latent", [batch, latent]) as Tensor2D,
    decoder: Object.fromEntries(
      resolutionsUpTo(size).map((resolution) => {
        const name = `decoder.${resolution}`;
        const first = map(`${name}.first`, resolution);
        return [resolution, {
          first,
          second: map(`${name}.second`, resolution),
        }];
      }),
    ),
    skips: Object.fromEntries(
      skipResolutions(skips).map((resolution) =>
        [resolution, map(`skips.${resolution}`, resolution)] as const
      ),
    ),
  };
}

/**
 * Draws the noise of a restoration on the host.
 *
 * What an image gets depends on its own seed alone.
 *
 * @param config The restorer's.
 * @param seeds One for each image, any integers within ±(2⁵³ − 1).
 * @returns Tensors that are the caller's to dispose.
 * @throws {RangeError} If a seed is anything else.
 */
export function drawNoise(
  config: NoiseShapes,
  seeds: readonly number[],
): RestorerNoise {
  const streams = seeds.map((seed) => new Rng(seed).split("restorer noise"));
  return createNoise(config, seeds.length, (name, shape) => {
    const values = new Float32Array(tf.util.sizeFromShape(shape));
    const each = values.length / seeds.length;
    streams.forEach((stream, i) => {
      stream.split(name).fillNormal(values.subarray(i * each, (i + 1) * each));
    });
    return tf.tensor(values, shape);
  });
}

/**
 * Checks that nothing is missing; shapes are checked where noise is used.
 *
 * @throws {RangeError} If a map is.
 */
export function checkNoise(
  { decoder, skips }: RestorerNoise,
  config: NoiseShapes,
): void {
  const check = (name: string, map: unknown) => {
    if (map !== undefined) return;
    throw new RangeError(
      `Cannot use noise: ${name} must be a map, got nothing`,
    );
  };
  for (const resolution of resolutionsUpTo(config.size)) {
    check(`decoder.${resolution}`, decoder[resolution]);
  }
  for (const resolution of skipResolutions(config.skips)) {
    check(`skips.${resolution}`, skips[resolution]);
  }
}
