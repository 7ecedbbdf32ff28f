import type { TrainConfig } from "../config/train_config.ts";
import type { Reporter } from "../events/progress/reporter.ts";
import { NonFiniteError, nonFiniteNames } from "../run/non_finite_error.ts";
import { variablesOf } from "../run/checkpoint_part.ts";
import type { StepReport } from "../step/training_step.ts";
import { agree } from "../team/agree.ts";
import { anyOf } from "../team/any_of.ts";
import { digestVariables } from "../team/digest_variables.ts";
import { shareVariables } from "../team/share_variables.ts";
import { ALONE, isAlone, type Team } from "../team/team.ts";
import { tellAll } from "../team/tell_all.ts";
import { together } from "../team/together.ts";
import { JumpWatch } from "./jump_watch.ts";
import type { Keeper, RunState, Values } from "./keeper.ts";
import { brief, figureOf } from "./name_values.ts";
import { Training, type TrainingParts } from "./training.ts";
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
   * What worker 0 last measured, by name: `validation/…` of restored faces,
   * `bicubic/…` of the same faces enlarged by bicubic interpolation.
   */
  readonly values: Readonly<Record<string, number>>;
}

/** What all workers must have alike, or they no longer train one network. */
const WEIGHTS = {
  name: "weights, averages and moments",
  advice: "Start all workers again, from the last checkpoint, on machines of " +
    "one kind; if it happens again, please report it.",
};

/** A run: a training, who keeps it, and those who are told of it. */
export class TrainingRun implements Disposable {
  readonly #keeper: Keeper;
  readonly #config: TrainConfig;
  readonly #team: Team;
  readonly #options: TrainOptions;
  readonly #training: Training;
  readonly #reporter: Reporter;
  #bicubic: RunState["bicubic"] = {};
  #values: Values = {};
  /** The last of each name since a line was written: some do not come each step. */
  #recent: StepReport = {};
  readonly #wait = new WaitShare();
  readonly #jumps = new JumpWatch();
  #sheet: string | null = null;
  /** The step of the last checkpoint. */
  #saved = 0;

  /** Makes the networks; nothing is loaded or written yet. */
  constructor(keeper: Keeper, parts: TrainingParts, options: TrainOptions) {
    const { config, team = ALONE } = parts;
    this.#keeper = keeper;
    this.#config = config;
    this.#team = team;
    this.#options = options;
    this.#training = new Training(parts);
    const { steps, batchSize, accumulate } = config;
    const imagesPerStep = batchSize * accumulate * team.names.length;
    this.#reporter = options.reporter?.({ steps, imagesPerStep }) ?? SILENT;
  }

  /** Trains until the last step, or until a worker is asked to stop. */
  async go(): Promise<RunResult> {
    const { steps } = this.#config;
    try {
      await this.#begin();
      while (this.#training.done < steps && !this.#isStopped()) {
        await this.#step();
      }
      // Whoever asks to stop may do so at any moment, between two steps too.
      if (this.#training.done > this.#saved) await this.#save();
      await together(this.#team, () => this.#keeper.settle());
      return {
        step: this.#training.done,
        isDone: this.#training.done === steps,
        sheet: this.#sheet,
        values: this.#values,
      };
    } catch (error) {
      await this.#keeper.settle().catch(() => {}); // The first matters.
      throw error;
    } finally {
      this.#reporter.finish();
    }
  }

  #isStopped(): boolean {
    const { stop } = this.#options;
    return anyOf(this.#team, (stop?.requested ?? null) !== null);
  }

  /** All workers begin where worker 0 does. */
  async #begin(): Promise<void> {
    const { networks } = this.#training;
    const own = await together(
      this.#team,
      () => this.#keeper.begin(this.#training, this.#reporter),
    );
    const { step, batches, bicubic } = tellAll(this.#team, own);
    for (const part of Object.values(networks.parts)) {
      shareVariables(this.#team, variablesOf(part));
    }
    this.#training.start(batches === null ? undefined : { step, batches });
    this.#bicubic = bicubic;
    this.#saved = step;
  }

  async #step(): Promise<void> {
    const { log, every, steps } = this.#config;
    const { report, waited } = await this.#training.step();
    await this.#check(report);
    const { done } = this.#training;
    this.#reporter.step(done, brief(report));
    const jump = this.#jumps.see(done, report["loss/norm"]!);
    if (jump !== null) this.#reporter.note(jump);
    this.#wait.add(waited);
    this.#recent = { ...this.#recent, ...report };
    const isDue = done % every === 0 || done === steps;
    const validation = isDue ? await this.#judge() : {};
    if (isDue || done % log === 0) {
      const data = { "data/waited": this.#wait.share() };
      const values = { ...this.#recent, ...data, ...validation };
      await this.#keeper.write(done, values);
      this.#recent = {};
    }
    if (isDue) await this.#save(figureOf(this.#values, this.#config));
    await new Promise((resolve) => setTimeout(resolve)); // Files are written now.
  }

  /** Stops before anything is saved that is not finite. */
  async #check(report: StepReport): Promise<void> {
    if (nonFiniteNames(report).length === 0) return;
    const own = await together(this.#team, () => this.#keeper.lastGood());
    const good = tellAll(this.#team, own);
    throw new NonFiniteError({
      step: this.#training.done,
      values: report,
      ...good !== undefined && { checkpoint: good },
    });
  }

  async #judge(): Promise<Values> {
    this.#reporter.busy("validating");
    const { values, sheet } = await together(
      this.#team,
      () => this.#keeper.judge(this.#training),
    );
    this.#sheet = sheet;
    this.#values = { ...this.#bicubic, ...values };
    return values;
  }

  /** @param figure The less the better; of the weights as they are now. */
  async #save(figure?: number): Promise<void> {
    const { networks: { parts }, done } = this.#training;
    if (!isAlone(this.#team)) {
      agree(this.#team, WEIGHTS, await digestVariables(parts));
    }
    const state: RunState = {
      batches: this.#training.batchesState(),
      bicubic: this.#bicubic,
    };
    await together(
      this.#team,
      () => this.#keeper.save(this.#training, state, figure),
    );
    this.#saved = done;
  }

  /** Frees the networks, and ends the workers of the data. */
  [Symbol.dispose](): void {
    this.#training[Symbol.dispose]();
  }
}
