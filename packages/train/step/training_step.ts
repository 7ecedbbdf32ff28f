import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { Batch } from "../data/batches/batch.ts";
import { ALONE } from "../team/team.ts";
import { AverageCodes } from "./average_codes.ts";
import { Judging } from "./judging.ts";
import type { Scalars } from "./learner.ts";
import { ratesAt } from "./rates.ts";
import { type PassContext, phaseAt } from "./restorer_pass.ts";
import { Restoring } from "./restoring.ts";

/** Pixels of a batch. */
export type Levels = Pick<Batch, "degraded" | "reference" | "shape">;

/** What a step was worth, by name: losses, and norms of gradients. */
export type StepReport = Readonly<Record<string, number>>;

/**
 * A step of training: the restorer's on a batch, then the discriminator's on
 * what was restored, each one compiled function. Before the config's
 * `perceptionStart` there is nothing to discriminate. At every fourth step the
 * codes of the averaged weights follow what those see.
 *
 * Several batches, as many as the config's `accumulate` of each worker, make one
 * step by the mean of their gradients. Nothing but the numbers that are reported
 * crosses to JavaScript.
 */
export class TrainingStep implements Disposable {
  readonly #context: PassContext;
  readonly #restoring: Restoring;
  readonly #judging: Judging | null;
  readonly #averageCodes: AverageCodes;

  /**
   * Gets ready; nothing is traced before the first step.
   *
   * @param context Whose networks learn; they stay the caller's.
   */
  constructor(context: PassContext) {
    const { config, networks: { judge }, team = ALONE } = context;
    this.#context = context;
    this.#restoring = new Restoring(context);
    this.#judging = judge && new Judging(config, judge, team);
    this.#averageCodes = new AverageCodes(context);
  }

  /**
   * Takes a step.
   *
   * @param batches As many as the config's `accumulate`.
   * @param step Which step of the run, from 0.
   * @param before How many batches all workers learned from before; as many in
   * each step, if not given. Batches are numbered over all workers, those of
   * worker 0 first, and a batch's number decides its random numbers.
   * @returns Of this worker's batches `loss/…`, `discriminator/…` and the norms of
   * gradients. Where a norm is not finite, no weight of that network has changed.
   */
  take(batches: readonly Levels[], step: number, before?: number): StepReport {
    const { config, team = ALONE } = this.#context;
    const workers = team.names.length;
    const now = config.accumulate * workers;
    const first = before ?? step * now;
    const phase = phaseAt(step, config);
    const { interval, gamma } = config.r1;
    const withPenalty = gamma > 0 && step % interval === 0;
    const rates = ratesAt(step, config, { before: first, now });
    const means = new Means(batches.length);
    tf.tidy(() => {
      const decay = tf.scalar(rates.decay);
      const learningRate = tf.scalar(rates.restorer);
      const restored = batches.map((batch, i) => {
        const { degraded, reference } = toTensors(batch);
        const number = first + i * workers + team.index;
        const pass = tf.scalar(number, "int32");
        const input = { degraded, reference, pass, learningRate, decay };
        const { image, scalars } = this.#restoring.pass(input, phase);
        means.add("loss", scalars);
        return { restored: image, reference, pass, decay };
      });
      const { learner } = this.#restoring;
      means.add("loss", learner.finish({ learningRate, decay }));
      if (phase.quantize) {
        for (const { reference, pass } of restored) {
          this.#averageCodes.follow(step, reference, pass);
        }
      }
      if (!this.#judging || !phase.perceive) return;
      const rate = tf.scalar(rates.discriminator);
      for (const each of restored) {
        const input = { ...each, learningRate: rate };
        means.add("discriminator", this.#judging.pass(input, withPenalty));
      }
      const last = this.#judging.learner.finish({ learningRate: rate, decay });
      means.add("discriminator", last);
    });
    return means.values;
  }

  /** Frees what was compiled. */
  [Symbol.dispose](): void {
    this.#restoring[Symbol.dispose]();
    this.#judging?.[Symbol.dispose]();
    this.#averageCodes[Symbol.dispose]();
  }
}

function toTensors({ degraded, reference, shape }: Levels) {
  const [B, H, W, C] = shape;
  const tensor = (levels: Uint8Array): Tensor4D =>
    tf.tensor4d(levels, [B, H, W, C], "int32");
  return { degraded: tensor(degraded), reference: tensor(reference) };
}

/** Reads scalars, and means them over the batches of a step. */
class Means {
  readonly values: Record<string, number> = {};

  constructor(private readonly count: number) {}

  add(group: string, scalars: Scalars): void {
    for (const [name, scalar] of Object.entries(scalars)) {
      // The norm is one of the whole step, and comes once.
      const share = name === "norm" ? 1 : this.count;
      const key = `${group}/${name}`;
      this.values[key] = (this.values[key] ?? 0) + read(scalar) / share;
    }
  }
}

function read(scalar: Scalar): number {
  return scalar.dataSync()[0]!;
}
