import { parseConfig } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { saveModule } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import { ADAM_SCHEMA, type AdamConfig, DEFAULT_ADAM } from "./adam_config.ts";
import { adamFactors, adamStep, type AdamWeight } from "./adam_step.ts";
import type { Gradients } from "./gradients.ts";
import { loadAdam } from "./load_adam.ts";
import { Tree } from "./tree.ts";

/** How {@linkcode Adam.apply} takes a step. */
export interface AdamStepOptions {
  /**
   * The learning rate of this step; that of the config, if not given. Within a
   * compiled function a number would be that of its first call for ever: give a
   * tensor.
   */
  readonly learningRate?: number | Scalar;
  /**
   * Whether to take the step: a truth value, as {@linkcode allFinite} gives it.
   * If it is false, weights and moments stay as they are, even where gradients
   * are not finite.
   */
  readonly when?: Scalar;
}

/**
 * Trains the parameters of a module: Adam, as PyTorch has it.
 *
 * Kingma and Ba, {@link https://arxiv.org/abs/1412.6980 | arXiv 1412.6980},
 * Algorithm 1. It is a `Module` itself, whose buffers are the steps taken and
 * what is remembered of the gradient at each path. It works inside `compile` of
 * `@revisage/tensorflow`.
 *
 * @example
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { Linear } from "@revisage/layers";
 * import { Adam, differentiate } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assert } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using layer = new Linear({ inputs: 1, outputs: 1 }, new Rng(0));
 * using adam = new Adam(layer, { learningRate: 0.1, beta1: 0.9 });
 * const loss = () => ({
 *   total: layer.apply(tf.tensor2d([[2]])).sub(5).square().sum<tf.Scalar>(),
 * });
 * for (let step = 0; step < 100; step++) {
 *   tf.tidy(() => adam.apply(differentiate(layer, loss).gradients));
 * }
 * assert(loss().total.dataSync()[0]! < 1e-2);
 * ```
 */
export class Adam extends Module {
  /** What it does. */
  readonly config: AdamConfig;
  readonly #steps: Variable<tf.Rank.R0>;
  readonly #weights = new Map<string, AdamWeight<Variable>>();

  /**
   * Makes an optimizer that has taken no step.
   *
   * @param module What it trains. It stays the caller's, who disposes it.
   * @param config What it does; what is missing is as in
   * {@linkcode DEFAULT_ADAM}.
   * @throws {ConfigError} If a value of the config is out of its range.
   */
  constructor(module: Module, config: Partial<AdamConfig> = {}) {
    super();
    this.config = parseConfig(config, ADAM_SCHEMA, DEFAULT_ADAM);
    this.#steps = this.buffer("steps", tf.scalar(0, "int32"));
    const squares = this.child("squares", new Tree());
    const sums = this.config.beta1 > 0 && this.child("sums", new Tree());
    for (const { path, kind, variable } of module.variables()) {
      if (kind !== "parameter") continue;
      const names = path.split("."), { shape } = variable;
      this.#weights.set(path, {
        value: variable,
        sum: sums ? sums.add(names, shape) : null,
        squares: squares.add(names, shape),
      });
    }
  }

  /**
   * Takes a step.
   *
   * @param gradients By path; a parameter without one stays as it is.
   * @throws {RangeError} If a path is not that of a parameter, or a gradient
   * has another shape. Nothing has changed then.
   */
  apply(gradients: Gradients, options: AdamStepOptions = {}): void {
    const { learningRate = this.config.learningRate, when } = options;
    const found = Object.entries(gradients).map(([path, gradient]) =>
      [this.#weightOf(path, gradient), gradient] as const
    );
    tf.tidy(() => {
      const next = this.#steps.add<Scalar>(tf.scalar(1, "int32"));
      const t = next.toFloat<Scalar>();
      const factors = adamFactors(t, this.config, learningRate, when);
      for (const [weight, gradient] of found) {
        const after = adamStep(weight, orZero(gradient, when), factors);
        weight.value.assign(after.value);
        weight.sum?.assign(after.sum!);
        weight.squares.assign(after.squares);
      }
      this.#steps.assign(when ? tf.where(when, next, this.#steps) : next);
    });
  }

  /** Writes all that it remembers into a safetensors file. */
  save(path: string): Promise<void> {
    const { beta1, beta2 } = this.config;
    const config = JSON.stringify({ beta1, beta2 });
    return saveModule(path, this, { optimizer: "adam", config });
  }

  /**
   * Goes on where the optimizer stood that {@linkcode Adam.save} wrote.
   *
   * @throws {Error} If the file holds something else, an optimizer of other
   * weights, or of other β. Nothing has changed then.
   */
  load(path: string): void {
    loadAdam(path, this, this.config);
  }

  #weightOf(path: string, { shape }: Tensor): AdamWeight<Variable> {
    const weight = this.#weights.get(path);
    if (!weight) {
      throw new RangeError(
        `Cannot apply gradients: path must be that of a parameter, got "${path}"`,
      );
    }
    if (`${shape}` === `${weight.value.shape}`) return weight;
    throw new RangeError(
      `Cannot apply gradients: shape of ${path} must be ` +
        `[${weight.value.shape}], got [${shape}]`,
    );
  }
}

/** The gradient, or zeros: a factor of 0 would leave what is not a number. */
function orZero(gradient: Tensor, when: Scalar | undefined): Tensor {
  return when ? tf.where(when, gradient, tf.zerosLike(gradient)) : gradient;
}
