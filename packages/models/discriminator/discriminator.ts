import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { Conv2d, Linear, minibatchStandardDeviation } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { BlankRng } from "../blank_rng.ts";
import { channelsAt, resolutionsUpTo } from "../channels.ts";
import { fillNew, readConfig, saveModule } from "../module_file.ts";
import {
  convolutionPart,
  linearPart,
  type Summarizable,
  type SummaryPart,
} from "../summary/summary_part.ts";
import {
  type DiscriminatorConfig,
  parseDiscriminatorConfig,
} from "./config.ts";
import { ResidualBlock } from "./residual_block.ts";

/**
 * Tells real faces from restored ones: StyleGAN2's residual discriminator.
 *
 * It can be differentiated twice, as R1 needs it.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { Discriminator } from "@revisage/models";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const config = { size: 64, channels: { base: 64, max: 4 }, group: 4 };
 * using discriminator = new Discriminator(config, new Rng(0));
 * const scores = discriminator.apply(tf.zeros([2, 64, 64, 3]));
 * assertEquals(scores.shape, [2, 1]);
 * ```
 */
export class Discriminator extends Module implements Summarizable {
  /** What it is made of. */
  readonly config: DiscriminatorConfig;
  /** 1×1, from RGB. */
  readonly input: Conv2d;
  /** By resolution, from the size down to 8. */
  readonly blocks: ReadonlyMap<number, ResidualBlock>;
  /** 3×3, after the minibatch's deviation has joined. */
  readonly final: Conv2d;
  /** From all of 4×4 to one vector. */
  readonly dense: Linear;
  /** From the vector to the logit. */
  readonly score: Linear;

  /**
   * Makes a discriminator.
   *
   * @param config What it is made of.
   * @param rng Draws the weights.
   * @throws {ConfigError} If a value of the config is out of its range.
   */
  constructor(config: DiscriminatorConfig, rng: Rng) {
    super();
    this.config = parseDiscriminatorConfig(config);
    const { size, channels } = this.config;
    const at = (resolution: number) => channelsAt(channels, resolution);
    const part = <M extends Module>(name: string, make: (rng: Rng) => M) =>
      this.child(name, make(rng.split(name)));
    const activation = "leakyRelu", C = at(4);
    const input = {
      inputs: 3,
      outputs: at(size),
      kernel: 1,
      activation,
    } as const;
    this.input = part("input", (rng) => new Conv2d(input, rng));
    this.blocks = new Map(
      resolutionsUpTo(size).slice(1).reverse().map((r) => {
        const block = (rng: Rng) => new ResidualBlock(at(r), at(r / 2), rng);
        return [r, part(String(r), block)];
      }),
    );
    const final = { inputs: C + 1, outputs: C, activation } as const;
    this.final = part("final", (rng) => new Conv2d(final, rng));
    const dense = { inputs: 16 * C, outputs: C, activation } as const;
    this.dense = part("dense", (rng) => new Linear(dense, rng));
    const score = { inputs: C, outputs: 1 };
    this.score = part("score", (rng) => new Linear(score, rng));
  }

  /**
   * Judges images.
   *
   * @param x Images at the discriminator's size, `[B, S, S, 3]` in [−1, 1].
   * @returns Logits, `[B, 1]`: above 0 is real. The caller disposes them.
   * @throws {RangeError} If the images have another size.
   */
  apply(x: Tensor4D): Tensor2D {
    const { S } = checkShapes({ x: [x, "BSS3"] });
    const { size, group } = this.config;
    if (S !== size) {
      throw new RangeError(
        `Cannot use x of shape [${x.shape}]: S must be ${size}, got ${S}`,
      );
    }
    return tf.tidy(() => {
      let h = this.input.apply(x); // [B,S,S,C(S)]
      for (const block of this.blocks.values()) h = block.apply(h);
      const last = this.final.apply(
        minibatchStandardDeviation(h, { group }), // [B,4,4,C+1]
      );
      const flat = last.reshape<Tensor2D>([x.shape[0], -1]); // [B,4·4·C]
      return this.score.apply(this.dense.apply(flat)); // [B,1]
    });
  }

  /** What {@linkcode summary} says of each part. */
  *parts(): Generator<SummaryPart> {
    yield convolutionPart("input", this.input, this.config.size);
    for (const [resolution, { first, second, skip }] of this.blocks) {
      yield convolutionPart(`${resolution}.first`, first, resolution);
      yield convolutionPart(`${resolution}.second`, second, resolution / 2);
      yield convolutionPart(`${resolution}.skip`, skip, resolution / 2);
    }
    yield convolutionPart("final", this.final, 4);
    yield linearPart("dense", this.dense);
    yield linearPart("score", this.score);
  }

  /** Writes the config and all variables into a safetensors file. */
  save(path: string): Promise<void> {
    const config = JSON.stringify(this.config);
    return saveModule(path, this, { model: "discriminator", config });
  }

  /**
   * Makes the discriminator that {@linkcode Discriminator.save} wrote.
   *
   * @throws {Error} If the file holds another model, or is damaged; the message
   * names it.
   */
  static load(path: string): Discriminator {
    const config = readConfig(path, "discriminator");
    const discriminator = new Discriminator(
      parseDiscriminatorConfig(config, undefined, path),
      new BlankRng(),
    );
    return fillNew(path, discriminator);
  }
}
