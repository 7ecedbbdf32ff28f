import * as tf from "@tensorflow/tfjs";
import { checkShapes, type Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { type CodebookConfig, completeConfig } from "./codebook_config.ts";
import { type CodebookState, follow, revive } from "./codebook_state.ts";
import { commitmentLoss } from "./commitment_loss.ts";
import { kMeans } from "./k_means.ts";
import { gatherLesson, type SumOverAll } from "./lesson.ts";
import { quantize, type Quantized } from "./quantize.ts";
import { vectorAxes } from "./vector_axes.ts";

/** What {@linkcode Codebook.quantize} gives. */
export interface CodebookQuantized<T extends tf.Tensor = tf.Tensor>
  extends Quantized<T> {
  /** How far the vectors are from their codes: second term of Eq. 3. */
  readonly commitment: tf.Scalar;
}

/** What {@linkcode Codebook.update} learns from. */
export interface CodebookUpdate {
  /** Features of reference images, `[..., d]`; `N` of them in all. */
  readonly features: tf.Tensor;
  /**
   * For each code the feature that takes its place if it is dead: int32 `[K]`,
   * from 0 to `N − 1`. Draw it anew for each update. Without it dead codes stay.
   */
  readonly rows?: tf.Tensor1D;
  /**
   * Where several processes have a part of the features each: adds up tensors
   * over all of them. Every process then learns the same, as one with all the
   * features would. In `rows` −1 says that another process has the feature.
   */
  readonly sum?: SumOverAll;
  /** Share of the past in the moving averages; the config's, if not given. */
  readonly decay?: number;
}

/** What {@linkcode Codebook.start} learns from. */
export interface CodebookStart {
  /** Features of reference images, `[..., d]`. */
  readonly features: tf.Tensor;
  /** Draws the features to start from. */
  readonly rng: Rng;
  /** How often the codes move to the means of their features. 10, if not given. */
  readonly iterations?: number;
}

/**
 * Codes that follow the features of reference images.
 *
 * {@linkcode Codebook.quantize} reads, {@linkcode Codebook.update} learns. Give
 * `update` features of undamaged images only: then all that passes through
 * consists of features that such images have (§3.1.2 of the paper).
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { Codebook } from "@revisage/vq";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using codebook = new Codebook({ codes: 2, dimensions: 1 }, new Rng(0));
 * const features = tf.tensor2d([[1], [3], [10], [12]]);
 * codebook.start({ features, rng: new Rng(1) });
 * codebook.update({ features });
 * const { quantized } = codebook.quantize(tf.tensor2d([[0], [20]]));
 * assertEquals(quantized.round().arraySync(), [[2], [11]]);
 * ```
 */
export class Codebook extends Module {
  /** The codes, `[K, d]`. */
  readonly codes: tf.Variable<tf.Rank.R2>;
  /** Moving average of how many features fall to each code, `[K]`. */
  readonly count: tf.Variable<tf.Rank.R1>;
  /** Moving average of the sum of these features, `[K, d]`. */
  readonly sum: tf.Variable<tf.Rank.R2>;
  readonly #config: Required<CodebookConfig>;

  /**
   * Makes codes of normally distributed numbers, for want of features.
   *
   * @param config What the codebook is like.
   * @param rng Draws the codes.
   * @throws {RangeError} If a number of `config` is out of range.
   */
  constructor(config: CodebookConfig, rng: Rng) {
    super();
    this.#config = completeConfig(config);
    const { codes: K, dimensions: d } = this.#config;
    const values = rng.split("codes").fillNormal(new Float32Array(K * d));
    this.codes = this.buffer("codes", tf.tensor2d(values, [K, d]));
    this.count = this.buffer("count", tf.zeros<tf.Rank.R1>([K]));
    this.sum = this.buffer("sum", tf.zeros<tf.Rank.R2>([K, d]));
  }

  /**
   * Whether the codes have followed any features yet; false of new ones.
   *
   * It reads data, so it cannot be asked inside a compiled function.
   */
  get isStarted(): boolean {
    return this.count.dataSync().some((count) => count > 0);
  }

  /**
   * Replaces each vector by its nearest code, and tells how far that is.
   *
   * Changes nothing. Gradients flow as in {@linkcode quantize} and
   * {@linkcode commitmentLoss}.
   *
   * @param p Vectors, `[..., d]`.
   * @returns Tensors that the caller disposes.
   * @throws {RangeError} If the vectors have another size than the codes.
   */
  quantize<T extends tf.Tensor>(p: T): CodebookQuantized<T> {
    return tf.tidy(() => {
      const { quantized, indices } = quantize(p, this.codes);
      const commitment = commitmentLoss(p, quantized);
      return { quantized, indices, commitment };
    });
  }

  /**
   * Moves the codes a step towards the features nearest to them.
   *
   * Only codes that a feature fell to move; dead ones are replaced if `rows`
   * are given. Works inside a compiled function.
   *
   * @throws {RangeError} If shapes disagree, or `decay` is out of range.
   */
  update({ features, rows, sum, decay }: CodebookUpdate): void {
    const vectors = vectorAxes(features);
    const config = completeConfig({
      ...this.#config,
      ...decay !== undefined && { decay },
    });
    checkShapes({
      codes: [this.codes, "Kd"],
      features: [features, vectors],
      ...rows && { rows: [rows, "K"] },
    });
    tf.tidy(() => {
      const flat = this.#flatten(features);
      const { candidates, ...clusters } = gatherLesson(flat, this.codes, {
        rows,
        sum,
      });
      const moved = follow(this, clusters, config);
      const { threshold } = config;
      this.#assign(candidates ? revive(moved, candidates, threshold) : moved);
    });
  }

  /**
   * Forgets all and starts from k-means of these features.
   *
   * Draws on the host, so it cannot run inside a compiled function.
   *
   * @throws {RangeError} If the features have another size than the codes, or
   * `iterations` is not a positive integer.
   */
  start({ features, rng, iterations = 10 }: CodebookStart): void {
    checkShapes({
      codes: [this.codes, "Kd"],
      features: [features, vectorAxes(features)],
    });
    if (!(Number.isSafeInteger(iterations) && iterations > 0)) {
      throw new RangeError(
        `Cannot start Codebook: iterations must be a positive integer, got ${iterations}`,
      );
    }
    const { codes } = this.#config;
    tf.tidy(() => {
      const flat = this.#flatten(features);
      this.#assign(kMeans({ features: flat, codes, rng, iterations }));
    });
  }

  #flatten(features: tf.Tensor): tf.Tensor2D {
    return features.reshape([-1, this.#config.dimensions]); // [N,d]
  }

  #assign({ codes, count, sum }: CodebookState): void {
    this.codes.assign(codes);
    this.count.assign(count);
    this.sum.assign(sum);
  }
}
