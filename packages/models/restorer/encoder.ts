import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { Conv2d, Linear } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { channelsAt, resolutionsUpTo } from "../channels.ts";
import {
  convolutionPart,
  linearPart,
  type SummaryPart,
} from "../summary/summary_part.ts";
import type { RestorerConfig } from "./config.ts";

/** What the encoder sees in images. */
export interface Encoding {
  /** The features p, by resolution: `[B, r, r, C(r)]`. */
  readonly features: Readonly<Record<number, Tensor4D>>;
  /** The latent z = Enc(x), `[B, L]`. */
  readonly latent: Tensor2D;
}

/** The half of the restorer that looks at the degraded image. */
export class Encoder extends Module {
  /** 1×1, from RGB. */
  readonly input: Conv2d;
  /** By resolution, from the size down to 4. */
  readonly blocks: ReadonlyMap<number, EncoderBlock>;
  /** From the 4×4 feature to z. */
  readonly latent: Linear;

  /**
   * Makes an encoder.
   *
   * @param config The restorer's.
   * @param rng Draws the weights.
   */
  constructor(
    { size, channels, latent }: Pick<
      RestorerConfig,
      "size" | "channels" | "latent"
    >,
    rng: Rng,
  ) {
    super();
    const at = (resolution: number) => channelsAt(channels, resolution);
    this.input = this.child(
      "input",
      new Conv2d({
        inputs: 3,
        outputs: at(size),
        kernel: 1,
        activation: "leakyRelu",
      }, rng.split("input")),
    );
    this.blocks = new Map(
      resolutionsUpTo(size).reverse().map((resolution) => {
        const name = String(resolution);
        const below = resolution > 4 ? at(resolution / 2) : null;
        const block = new EncoderBlock(at(resolution), below, rng.split(name));
        return [resolution, this.child(name, block)];
      }),
    );
    this.latent = this.child(
      "latent",
      new Linear({ inputs: 16 * at(4), outputs: latent }, rng.split("latent")),
    );
  }

  /**
   * Encodes images.
   *
   * @param x Images, `[B, S, S, 3]` in [−1, 1].
   */
  apply(x: Tensor4D): Encoding {
    return tf.tidy(() => {
      const features = this.features(x);
      const last = features[4]!;
      const flat = last.reshape<Tensor2D>([last.shape[0], -1]); // [B,4·4·C]
      return { features, latent: this.latent.apply(flat) };
    });
  }

  /**
   * The features alone.
   *
   * @param x Images, `[B, S, S, 3]`.
   * @param lowest The resolution to stop at.
   */
  features(x: Tensor4D, lowest = 4): Record<number, Tensor4D> {
    return tf.tidy(() => {
      const features: Record<number, Tensor4D> = {};
      let h = this.input.apply(x); // [B,S,S,C(S)]
      for (const [resolution, { feature, down }] of this.blocks) {
        h = features[resolution] = feature.apply(h); // [B,r,r,C(r)]
        if (down === null || resolution === lowest) break;
        h = down.apply(h); // [B,r/2,r/2,C(r/2)]
      }
      return features;
    });
  }

  /** What `summary` says of each part, whose paths start with `prefix`. */
  *parts(prefix: string): Generator<SummaryPart> {
    const size = Math.max(...this.blocks.keys());
    yield convolutionPart(`${prefix}input`, this.input, size);
    for (const [resolution, { feature, down }] of this.blocks) {
      const path = `${prefix}${resolution}`;
      yield convolutionPart(`${path}.feature`, feature, resolution);
      if (down) yield convolutionPart(`${path}.down`, down, resolution / 2);
    }
    yield linearPart(`${prefix}latent`, this.latent);
  }
}

/** What the encoder does at one resolution. */
export class EncoderBlock extends Module {
  /** Makes the feature of this resolution. */
  readonly feature: Conv2d;
  /** Leads to the next resolution; the last has none. */
  readonly down: Conv2d | null;

  /**
   * Makes an encoder block.
   *
   * @param channels At this resolution.
   * @param below Channels at the next, or `null` if there is none.
   * @param rng Draws the weights.
   */
  constructor(channels: number, below: number | null, rng: Rng) {
    super();
    const convolution = (name: string, outputs: number, downsample: boolean) =>
      this.child(
        name,
        new Conv2d({
          inputs: channels,
          outputs,
          ...downsample && { kernel: 4, downsample, blur: false },
          activation: "leakyRelu",
        }, rng.split(name)),
      );
    this.feature = convolution("feature", channels, false);
    this.down = below === null ? null : convolution("down", below, true);
  }
}
