import type { Module } from "@revisage/core/module";
import { compile, type Compiled } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Scalar } from "@tensorflow/tfjs";
import type { Adam } from "../optimizer/adam.ts";
import { globalNorm, shorten } from "../optimizer/clip_by_global_norm.ts";
import type { Gradients } from "../optimizer/gradients.ts";
import { updateAverage } from "../average/update_average.ts";
import { meanGradients, meanScalar } from "../team/mean_gradients.ts";
import { ALONE, type Team } from "../team/team.ts";
import { GradientSum } from "./gradient_sum.ts";

/** Scalars by name. */
export type Scalars = Readonly<Record<string, Scalar>>;

/** What differs from step to step: tensors, for they go into compiled code. */
export interface Rates {
  /** Of this step; times the one of Adam's config, which is 1 as a rule. */
  readonly learningRate: Scalar;
  /** Which share of the average stays; see `averageDecay`. */
  readonly decay: Scalar;
}

/** What learns, and how. */
export interface LearnerOptions {
  /** What learns. */
  readonly module: Module;
  /** What takes its steps. */
  readonly adam: Adam;
  /** What follows its weights, if anything. */
  readonly average?: Module;
  /** The greatest norm of the gradients; `null` clips nothing. */
  readonly clip: number | null;
  /** How many batches of a worker make a step. */
  readonly accumulate: number;
  /** Whose gradients are averaged; this process alone, if not given. */
  readonly team?: Team;
}

/** Makes steps of gradients, at each batch or after several, with a team. */
export class Learner implements Disposable {
  readonly #options: LearnerOptions;
  readonly #sum: GradientSum | null;
  readonly #finish: Compiled<[Rates], Scalars>;

  /** Gets ready; the module and its optimizer stay the caller's. */
  constructor(options: LearnerOptions) {
    const { module, accumulate } = options;
    this.#options = options;
    this.#sum = accumulate === 1 ? null : new GradientSum(module);
    this.#finish = compile(
      (rates) => this.#update(this.#sum!.take(accumulate), rates),
      { name: "update" },
    );
  }

  /**
   * Learns from a batch, within a compiled function: takes the step, or adds the
   * gradients to those of the step's other batches.
   *
   * @returns The norm of the gradients, if the step was taken.
   */
  learn(gradients: Gradients, rates: Rates): Scalars {
    if (!this.#sum) return this.#update(gradients, rates);
    this.#sum.add(gradients);
    return {};
  }

  /**
   * Takes the step once all of its batches were learned from.
   *
   * @returns The norm of the gradients, unless it was returned before.
   */
  finish(rates: Rates): Scalars {
    return this.#sum ? this.#finish(rates) : {};
  }

  /**
   * Takes a step, unless a gradient is not finite: then weights and moments stay
   * as they are. The average follows all the same, and codebooks that moved
   * before stay where they are.
   */
  #update(own: Gradients, { learningRate, decay }: Rates): Scalars {
    const { module, adam, average, clip, team = ALONE } = this.#options;
    return tf.tidy(() => {
      const gradients = meanGradients(team, own);
      // Another number of threads adds up in another order.
      const norm = meanScalar(team, globalNorm(gradients));
      const when = tf.isFinite<Scalar>(norm);
      const rate = learningRate.mul<Scalar>(adam.config.learningRate);
      adam.apply(
        clip === null ? gradients : shorten(gradients, norm, clip),
        { learningRate: rate, when },
      );
      if (average) updateAverage(average, module, decay);
      return { norm };
    });
  }

  /** Frees what was compiled, and the sums. */
  [Symbol.dispose](): void {
    this.#finish.dispose();
    this.#sum?.[Symbol.dispose]();
  }
}
