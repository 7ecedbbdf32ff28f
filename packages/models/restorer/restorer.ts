import { checkShapes, type Rng } from "@revisage/core";
import { Module, stopGradient } from "@revisage/core/module";
import type { Codebook } from "@revisage/vq";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { BlankRng } from "../blank_rng.ts";
import { fillNew, readConfig, saveModule } from "../module_file.ts";
import type { Summarizable, SummaryPart } from "../summary/summary_part.ts";
import { checkImages, checkInput } from "./check_input.ts";
import { parseRestorerConfig, type RestorerConfig } from "./config.ts";
import { Decoder } from "./decoder.ts";
import { Encoder } from "./encoder.ts";
import { drawNoise } from "./noise.ts";
import {
  type ApplyOptions,
  type Restoration,
  type RestoreOptions,
  seedsOf,
} from "./restoration.ts";
import { Skips } from "./skip_block.ts";
import { styleOf } from "./style.ts";

/**
 * The paper's restorer: an encoder, a decoder that paints a face anew, and few
 * skips between them, which pass quantized features through a gate.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { PRESETS, Restorer } from "@revisage/models";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const channels = { base: 64, max: 4 };
 * const config = { ...PRESETS.tiny, channels, skips: 1, codes: 8, latent: 4 };
 * using restorer = new Restorer(config, new Rng(0));
 * const degraded = tf.zeros<tf.Rank.R4>([1, 64, 64, 3]);
 * const face = restorer.restore(degraded, { seed: 7 });
 * assertEquals(face.shape, [1, 64, 64, 3]);
 * const again = restorer.restore(degraded, { seed: [7] });
 * assertEquals(again.dataSync(), face.dataSync());
 * ```
 */
export class Restorer extends Module implements Summarizable {
  /** What it is made of. */
  readonly config: RestorerConfig;
  /** Looks at the degraded image. */
  readonly encoder: Encoder;
  /** Lead from the encoder to the decoder. */
  readonly skips: Skips;
  /** Paints the face. */
  readonly decoder: Decoder;

  /**
   * Makes a restorer.
   *
   * @param config What it is made of, a preset for example.
   * @param rng Draws the weights.
   * @throws {ConfigError} If a value of the config is out of its range.
   */
  constructor(config: RestorerConfig, rng: Rng) {
    super();
    this.config = parseRestorerConfig(config);
    this.encoder = this.child(
      "encoder",
      new Encoder(this.config, rng.split("encoder")),
    );
    this.skips = this.child(
      "skips",
      new Skips(this.config, rng.split("skips")),
    );
    this.decoder = this.child(
      "decoder",
      new Decoder(this.config, rng.split("decoder")),
    );
  }

  /** The codebook of each skip, by resolution; none without quantization. */
  get codebooks(): ReadonlyMap<number, Codebook> {
    const codebooks = new Map<number, Codebook>();
    for (const [resolution, { codebook }] of this.skips.blocks) {
      if (codebook) codebooks.set(resolution, codebook);
    }
    return codebooks;
  }

  /**
   * Restores, with noise as data: what a trainer calls.
   *
   * Gradients reach all parameters; the encoder through the codes too
   * (straight-through), the codebooks not at all.
   *
   * @param x Degraded images at the restorer's size, `[B, S, S, 3]` in [−1, 1].
   * @returns Tensors that are the caller's to dispose.
   * @throws {RangeError} If shapes do not fit, or an option asks for what the
   * config left out.
   */
  apply(x: Tensor4D, options: ApplyOptions = {}): Restoration {
    const { noise = null, quantize = this.config.quantize } = options;
    checkInput(x, { noise, quantize }, this.config);
    return tf.tidy(() => {
      const { features, latent } = this.encoder.apply(x); // z = Enc(x)
      const style = styleOf(latent, noise?.latent ?? null); // [B,2L]
      const skips: Record<number, Tensor4D> = {};
      const indices: Record<number, Restoration["indices"][number]> = {};
      let commitment = tf.scalar(0);
      for (const [resolution, block] of this.skips.blocks) {
        const map = noise?.skips[resolution] ?? null;
        const p = features[resolution]!; // [B,r,r,C(r)]
        const { feature, code } = block.apply(p, style, map, quantize);
        skips[resolution] = feature;
        if (code === undefined) continue;
        indices[resolution] = code.indices;
        commitment = commitment.add(code.commitment); // Eq. 3, second term
      }
      const image = this.decoder.apply({ // x̂ = G(x, ε), Eq. 5
        degraded: x,
        features,
        style,
        skips,
        noise: noise?.decoder ?? null,
      });
      return { image, commitment, indices };
    });
  }

  /**
   * Restores faces.
   *
   * With a seed the result is one of many that fit; what an image becomes
   * depends on itself and its seed alone, not on what else is in the batch.
   *
   * @param x Degraded images at the restorer's size, `[B, S, S, 3]` in [−1, 1].
   * @param options Either a seed, or `noise: false` for the deterministic result.
   * @returns Restored images, `[B, S, S, 3]`; values may lie a little outside
   * of [−1, 1]. The caller disposes them.
   * @throws {RangeError} If shapes or seeds do not fit.
   */
  restore(x: Tensor4D, options: RestoreOptions = {}): Tensor4D {
    const { quantize } = options;
    const seeds = seedsOf(options, this.config);
    if (seeds && seeds.length !== 1) {
      checkShapes({ x: [x, "BHWC"], seed: [{ shape: [seeds.length] }, "B"] });
    }
    return tf.tidy(() => {
      const noise = seeds && drawNoise(this.config, seeds);
      return this.apply(x, { noise, quantize }).image;
    });
  }

  /**
   * The encoder's features at the skips: what their codebooks learn from.
   *
   * No gradient passes them. Give it reference images only, so that codebooks
   * hold features of undamaged faces (§3.1.2).
   *
   * @param y Reference images, `[B, S, S, 3]` in [−1, 1].
   * @returns By resolution, `[B, r, r, C(r)]`; the caller disposes them.
   * @throws {RangeError} If the images have another size.
   */
  encode(y: Tensor4D): Record<number, Tensor4D> {
    checkImages("y", y, this.config);
    return tf.tidy(() => {
      const features = this.encoder.features(y, 8);
      const resolutions = [...this.skips.blocks.keys()];
      return Object.fromEntries(
        resolutions.map((r) => [r, stopGradient(() => features[r]!.clone())]),
      );
    });
  }

  /** What {@linkcode summary} says of each part. */
  *parts(): Generator<SummaryPart> {
    yield* this.encoder.parts("encoder.");
    yield* this.skips.parts("skips.");
    yield* this.decoder.parts("decoder.");
  }

  /** Writes the config and all variables into a safetensors file. */
  save(path: string): Promise<void> {
    const config = JSON.stringify(this.config);
    return saveModule(path, this, { model: "restorer", config });
  }

  /**
   * Makes the restorer that {@linkcode Restorer.save} wrote.
   *
   * @throws {Error} If the file holds another model, or is damaged; the message
   * names it.
   */
  static load(path: string): Restorer {
    const config = readConfig(path, "restorer");
    const restorer = new Restorer(
      parseRestorerConfig(config, undefined, path),
      new BlankRng(),
    );
    return fillNew(path, restorer);
  }
}
