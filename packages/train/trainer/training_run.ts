import type { TrainConfig } from "../config/train_config.ts";
import type { BatchesState } from "../data/batches/batches_state.ts";
import type { Reporter } from "../events/progress/reporter.ts";
import { findCheckpoint } from "../run/find_checkpoint.ts";
import { NonFiniteError, nonFiniteNames } from "../run/non_finite_error.ts";
import type { RunFolder } from "../run/run_folder.ts";
import { bicubicBaseline } from "../validation/baseline.ts";
import type { StepReport } from "../step/training_step.ts";
import { brief, figureOf, prefixed } from "./name_values.ts";
import { RunRecord } from "./run_record.ts";
import { drawOf, Training, type TrainingParts } from "./training.ts";
import { SILENT, type TrainOptions } from "./train_options.ts";
import { WaitShare } from "./wait_share.ts";

/** How a run ended. */
export interface RunResult {
  /** Steps done. */
  readonly step: number;
  /** Whether these are all. */
  readonly isDone: boolean;
  /** The last sheet of faces; `null` if this process drew none. */
  readonly sheet: string | null;
  /**
   * What was last measured, by name: `validation/…` of restored faces,
   * `bicubic/…` of the same faces enlarged by bicubic interpolation.
   */
  readonly values: Readonly<Record<string, number>>;
}

/** What a checkpoint keeps beside tensors. */
interface RunState {
  readonly batches: BatchesState;
  /** `bicubic/…`, measured when the run began. */
  readonly bicubic: Readonly<Record<string, number>>;
}

/** A run: a training, its folder, and those who are told of it. */
export class TrainingRun implements Disposable {
  readonly #run: RunFolder<TrainConfig>;
  readonly #parts: TrainingParts;
  readonly #options: TrainOptions;
  readonly #training: Training;
  readonly #reporter: Reporter;
  #bicubic: RunState["bicubic"] = {};
  #values: Readonly<Record<string, number>> = {};
  readonly #wait = new WaitShare();
  #sheet: string | null = null;
  /** The step of the last checkpoint. */
  #saved = 0;

  /** Makes the networks; nothing is loaded or written yet. */
  constructor(
    run: RunFolder<TrainConfig>,
    parts: TrainingParts,
    options: TrainOptions,
  ) {
    const { steps, batchSize, accumulate } = run.config;
    this.#run = run;
    this.#parts = parts;
    this.#options = options;
    this.#training = new Training(parts);
    const size = { steps, imagesPerStep: batchSize * accumulate };
    this.#reporter = options.reporter?.(size) ?? SILENT;
  }

  /** Trains until the last step, or until it is asked to stop. */
  async go(): Promise<RunResult> {
    const { steps } = this.#run.config;
    try {
      await this.#begin();
      using record = new RunRecord(this.#run, this.#training.done);
      if (this.#training.done === 0) await record.values(0, this.#bicubic);
      while (this.#training.done < steps && !this.#isStopped) {
        await this.#step(record);
      }
      // Whoever asks to stop may do so at any moment, between two steps too.
      if (this.#training.done > this.#saved) await this.#save();
      await this.#run.checkpoints.settle();
      return {
        step: this.#training.done,
        isDone: this.#training.done === steps,
        sheet: this.#sheet,
        values: this.#values,
      };
    } catch (error) {
      await this.#run.checkpoints.settle().catch(() => {}); // The first matters.
      throw error;
    } finally {
      this.#reporter.finish();
    }
  }

  get #isStopped(): boolean {
    return (this.#options.stop?.requested ?? null) !== null;
  }

  async #begin(): Promise<void> {
    const { networks } = this.#training;
    const resumed = await this.#run.checkpoints.resume(networks.parts);
    resumed?.damaged.forEach((damage) => this.#reporter.note(damage));
    if (resumed) {
      const { batches, bicubic } = resumed.state as RunState;
      this.#bicubic = bicubic;
      this.#training.start({ step: resumed.step, batches });
      this.#saved = resumed.step;
      this.#reporter.note(`goes on from ${resumed.path}`);
      return;
    }
    this.#training.start();
    this.#reporter.busy("measuring bicubic interpolation");
    const { faces, frozen, config } = this.#parts;
    const draw = drawOf(config);
    const values = await bicubicBaseline(
      faces.validation,
      draw,
      frozen.measures,
    );
    this.#bicubic = prefixed("bicubic", values);
  }

  async #step(record: RunRecord): Promise<void> {
    const { log, every, steps } = this.#run.config;
    const { report, waited } = await this.#training.step();
    await this.#check(report);
    const { done } = this.#training;
    this.#reporter.step(done, brief(report));
    this.#wait.add(waited);
    const isDue = done % every === 0 || done === steps;
    const validation = isDue ? await this.#validate(record) : {};
    if (isDue || done % log === 0) {
      const data = { "data/waited": this.#wait.share() };
      await record.values(done, { ...report, ...data, ...validation });
    }
    if (isDue) await this.#save(figureOf(validation, this.#run.config));
    await new Promise((resolve) => setTimeout(resolve)); // Files are written now.
  }

  /** Stops before anything is saved that is not finite. */
  async #check(report: StepReport): Promise<void> {
    if (nonFiniteNames(report).length === 0) return;
    await this.#run.checkpoints.settle(); // So that the newest is named.
    const good = await findCheckpoint(this.#run.path);
    throw new NonFiniteError({
      step: this.#training.done,
      values: report,
      ...good && { checkpoint: good.path },
    });
  }

  async #validate(record: RunRecord): Promise<Record<string, number>> {
    this.#reporter.busy("validating");
    const validation = await this.#training.validate();
    this.#sheet = await record.sheet(this.#training.done, validation);
    const values = prefixed("validation", validation.values);
    this.#values = { ...this.#bicubic, ...values };
    return values;
  }

  /** @param figure The less the better; of the weights as they are now. */
  async #save(figure?: number): Promise<void> {
    const { networks: { parts, metadata }, done } = this.#training;
    const state: RunState = {
      batches: this.#training.batchesState(),
      bicubic: this.#bicubic,
    };
    const what = { step: done, parts, metadata, state };
    await this.#run.checkpoints.save(
      figure === undefined ? what : { ...what, figure },
    );
    this.#saved = done;
  }

  /** Frees the networks, and ends the workers. */
  [Symbol.dispose](): void {
    this.#training[Symbol.dispose]();
  }
}
