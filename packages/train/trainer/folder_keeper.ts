import type { TrainConfig } from "../config/train_config.ts";
import type { Reporter } from "../events/progress/reporter.ts";
import { findCheckpoint } from "../run/find_checkpoint.ts";
import type { RunFolder } from "../run/run_folder.ts";
import { bicubicBaseline } from "../validation/baseline.ts";
import type { Judgment, Keeper, RunStart, RunState, Values } from "./keeper.ts";
import { onlyFinite, prefixed } from "./name_values.ts";
import { RunRecord } from "./run_record.ts";
import { drawOf, type Training, type TrainingParts } from "./training.ts";

/** Keeps a run in its folder. */
export class FolderKeeper implements Keeper, Disposable {
  readonly #run: RunFolder<TrainConfig>;
  readonly #parts: TrainingParts;
  #record: RunRecord | undefined;

  /** Gets ready; nothing is read or written yet. */
  constructor(run: RunFolder<TrainConfig>, parts: TrainingParts) {
    this.#run = run;
    this.#parts = parts;
  }

  async begin(training: Training, reporter: Reporter): Promise<RunStart> {
    const start = await this.#resume(training, reporter) ??
      await this.#measure(reporter);
    this.#record = new RunRecord(this.#run, start.step);
    if (start.step === 0) await this.write(0, start.bicubic);
    // JSON, of which checkpoints are, has no word for the others.
    return { ...start, bicubic: onlyFinite(start.bicubic) };
  }

  async #resume(
    { networks }: Training,
    reporter: Reporter,
  ): Promise<RunStart | undefined> {
    const resumed = await this.#run.checkpoints.resume(networks.parts);
    if (!resumed) return undefined;
    resumed.damaged.forEach((damage) => reporter.note(damage));
    reporter.note(`goes on from ${resumed.path}`);
    return { step: resumed.step, ...resumed.state as RunState };
  }

  async #measure(reporter: Reporter): Promise<RunStart> {
    reporter.busy("measuring bicubic interpolation");
    const { faces, frozen, config } = this.#parts;
    const values = await bicubicBaseline(
      faces.validation,
      drawOf(config),
      frozen.measures,
    );
    return { step: 0, batches: null, bicubic: prefixed("bicubic", values) };
  }

  async write(step: number, values: Values): Promise<void> {
    await this.#record!.values(step, values);
  }

  async judge(training: Training): Promise<Judgment> {
    const validation = await training.validate();
    const sheet = await this.#record!.sheet(training.done, validation);
    return { values: prefixed("validation", validation.values), sheet };
  }

  async save(
    { networks: { parts, metadata }, done }: Training,
    state: RunState,
    figure?: number,
  ): Promise<void> {
    const what = { step: done, parts, metadata, state };
    await this.#run.checkpoints.save(
      figure === undefined ? what : { ...what, figure },
    );
  }

  settle(): Promise<void> {
    return this.#run.checkpoints.settle();
  }

  async lastGood(): Promise<string | undefined> {
    await this.settle(); // So that the newest is named.
    return (await findCheckpoint(this.#run.path))?.path;
  }

  /** Closes the record. */
  [Symbol.dispose](): void {
    this.#record?.[Symbol.dispose]();
  }
}
