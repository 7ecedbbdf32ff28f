import { checkImage, createImage, type Image } from "@revisage/core";
import {
  drawNoise,
  fromLevels,
  levelsOf,
  type Restorer,
  type RestorerNoise,
  toLevels,
} from "@revisage/models";
import { compile, type Compiled } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";

/** How faces are restored. */
export interface FaceRestorerOptions {
  /** How much of the restoration is applied, 0 to 1 (the default). */
  readonly strength?: number;
}

/**
 * A restorer as a compiled function from faces to faces: what stands between
 * cutting faces out of photos and pasting them back.
 */
export class FaceRestorer implements Disposable {
  readonly #restorer: Restorer;
  readonly #forward: Compiled<[Tensor4D, RestorerNoise | null], Tensor4D>;
  #drawn: { readonly seed: number; readonly noise: RestorerNoise } | undefined;

  /**
   * Wraps a restorer; the first call for each number of faces compiles.
   *
   * @param restorer Its weights; the caller disposes it.
   * @param options How much of the restoration is applied.
   * @throws {RangeError} If the strength is not from 0 to 1.
   */
  constructor(restorer: Restorer, { strength = 1 }: FaceRestorerOptions = {}) {
    if (!(strength >= 0 && strength <= 1)) {
      throw new RangeError(`strength must be from 0 to 1, got ${strength}`);
    }
    this.#restorer = restorer;
    const quantize = hasCodes(restorer);
    this.#forward = compile(
      (levels: Tensor4D, noise: RestorerNoise | null) => {
        const x = fromLevels(levels);
        const { image } = restorer.apply(x, { noise, quantize }); // [B,S,S,3]
        return toLevels(strength === 1 ? image : mix(x, image, strength));
      },
      { name: "restore faces", maxTraces: 1024 },
    );
  }

  /** Pixels along a side of the faces. */
  get size(): number {
    return this.#restorer.config.size;
  }

  /** Whether it takes seeds. */
  get isStochastic(): boolean {
    return this.#restorer.config.noise;
  }

  /**
   * Restores faces.
   *
   * Noise depends on the seed alone, so a face becomes the same whatever its
   * place. One face alone always has the same bytes on one machine; in batches
   * of another length, TensorFlow adds up in another order, which moves few
   * levels by one.
   *
   * @param faces Aligned faces at the restorer's size.
   * @param seed What noise is drawn by, any integer within ±(2⁵³ − 1); null for
   * none.
   * @returns As many faces of the same size.
   * @throws {RangeError} If a face has another size, or the restorer takes no
   * seed.
   */
  async restoreFaces(
    faces: readonly Image[],
    seed: number | null,
  ): Promise<Image[]> {
    const { size } = this;
    const restored = this.#restore(faces, seed);
    const levels = await restored.data();
    restored.dispose();
    const each = 3 * size ** 2;
    return faces.map((_, i) => {
      const face = levels.subarray(i * each, (i + 1) * each);
      return createImage(size, size, Uint8Array.from(face));
    });
  }

  /** Gives back what was compiled, and the noise. */
  [Symbol.dispose](): void {
    this.#forward.dispose();
    this.#forgetNoise();
  }

  #restore(faces: readonly Image[], seed: number | null): Tensor4D {
    const x = this.#levels(faces); // [B,S,S,3]
    try {
      return this.#forward(x, this.#noise(seed));
    } finally {
      x.dispose();
    }
  }

  #levels(faces: readonly Image[]): Tensor4D {
    const { size } = this;
    faces.forEach((face, i) => {
      checkImage(face, `face ${i}`);
      const { width, height } = face;
      if (width !== size || height !== size) {
        throw new RangeError(
          `Cannot restore face ${i}: it must be ${size}×${size}, got ${width}×${height}`,
        );
      }
    });
    return levelsOf(faces);
  }

  /** The last seed's noise is kept: mostly, it is the next one's too. */
  #noise(seed: number | null): RestorerNoise | null {
    if (seed === null) return null;
    if (this.#drawn?.seed !== seed) {
      const noise = drawNoise(this.#restorer.config, [seed]);
      this.#forgetNoise();
      this.#drawn = { seed, noise };
    }
    return this.#drawn.noise;
  }

  #forgetNoise(): void {
    if (this.#drawn) tf.dispose(tensorsOf(this.#drawn.noise));
    this.#drawn = undefined;
  }
}

/** `share` of what was restored, and the rest of what was given. */
function mix(given: Tensor4D, restored: Tensor4D, share: number): Tensor4D {
  return given.add(restored.clipByValue(-1, 1).sub(given).mul(share));
}

/** False of weights from before a training's codebooks started. */
function hasCodes({ config, codebooks }: Restorer): boolean {
  return config.quantize && [...codebooks.values()].every((c) => c.isStarted);
}

function tensorsOf({ latent, decoder, skips }: RestorerNoise): tf.Tensor[] {
  const maps = Object.values(decoder).flatMap(({ first, second }) => [
    first,
    second,
  ]);
  return [latent, ...maps, ...Object.values(skips)];
}
