import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { Codebook, type CodebookQuantized } from "@revisage/vq";
import { channelsAt } from "../channels.ts";
import { modulatedPart, type SummaryPart } from "../summary/summary_part.ts";
import { type RestorerConfig, skipResolutions } from "./config.ts";
import { StyledConvolution } from "./styled_convolution.ts";

/** What a skip block is made of. */
export interface SkipBlockConfig {
  /** Channels of the feature, and of each code. */
  readonly channels: number;
  /** Length of the style. */
  readonly style: number;
  /** Whether noise can be added. */
  readonly noise: boolean;
  /** Codes in its codebook; `null` for no codebook. */
  readonly codes: number | null;
}

/** A feature on its way to the decoder. */
export interface SkipFeature {
  /** What is fused into the decoder, `[B, r, r, C]`. */
  readonly feature: Tensor4D;
  /** What quantization found out, if there was any. */
  readonly code?: {
    /** How far features were from their codes (Eq. 3, second term). */
    readonly commitment: tf.Scalar;
    /** Which code each position took, int32. */
    readonly indices: CodebookQuantized["indices"];
  };
}

/**
 * The way from the encoder to the decoder at one resolution: quantization,
 * modulation by the style, noise (Figure 2).
 */
export class SkipBlock extends Module {
  /** `null` where features stay as they are. */
  readonly codebook: Codebook | null;
  /** What follows quantization. */
  readonly styled: StyledConvolution;

  /**
   * Makes a skip block.
   *
   * @param config Sizes, and what is left out.
   * @param rng Draws the weights and the codes.
   */
  constructor(config: SkipBlockConfig, rng: Rng) {
    super();
    const { channels, style, noise, codes } = config;
    this.codebook = codes === null ? null : this.child(
      "codebook",
      new Codebook({ codes, dimensions: channels }, rng.split("codebook")),
    );
    this.styled = this.child(
      "styled",
      new StyledConvolution({
        inputs: channels,
        outputs: channels,
        style,
        noise,
      }, rng.split("styled")),
    );
  }

  /**
   * Makes of a feature what the decoder gets.
   *
   * @param p The encoder's feature, `[B, r, r, C]`.
   * @param style `[B, style]`.
   * @param noise `[B|1, r, r, 1]`, or `null` for none.
   * @param quantize Whether codes take the feature's place.
   */
  apply(
    p: Tensor4D,
    style: Tensor2D,
    noise: Tensor4D | null,
    quantize: boolean,
  ): SkipFeature {
    return tf.tidy(() => {
      if (!quantize || this.codebook === null) {
        return { feature: this.styled.apply(p, style, noise) };
      }
      const { quantized, commitment, indices } = this.codebook.quantize(p);
      const feature = this.styled.apply(quantized, style, noise);
      return { feature, code: { commitment, indices } };
    });
  }
}

/** The skip blocks of a restorer. */
export class Skips extends Module {
  /** By resolution, from 8 upward. */
  readonly blocks: ReadonlyMap<number, SkipBlock>;

  /**
   * Makes the skip blocks of a restorer.
   *
   * @param config The restorer's.
   * @param rng Draws the weights and the codes.
   */
  constructor(config: RestorerConfig, rng: Rng) {
    super();
    const { skips, channels, latent, noise, quantize, codes } = config;
    this.blocks = new Map(
      skipResolutions(skips).map((resolution) => {
        const name = String(resolution);
        const block = new SkipBlock({
          channels: channelsAt(channels, resolution),
          style: 2 * latent,
          noise,
          codes: quantize ? codes : null,
        }, rng.split(name));
        return [resolution, this.child(name, block)];
      }),
    );
  }

  /** What `summary` says of each part, whose paths start with `prefix`. */
  *parts(prefix: string): Generator<SummaryPart> {
    for (const [resolution, { codebook, styled }] of this.blocks) {
      const path = `${prefix}${resolution}`;
      if (codebook) {
        const { shape: [, channels], size } = codebook.codes;
        yield {
          path: `${path}.codebook`,
          output: [resolution, resolution, channels],
          multiplyAdds: resolution ** 2 * size,
        };
      }
      const demodulate = true;
      const { convolution } = styled;
      yield modulatedPart(`${path}.styled`, convolution, resolution, {
        demodulate,
      });
    }
  }
}
