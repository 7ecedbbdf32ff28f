import type { BatchesState } from "../data/batches/batches_state.ts";
import type { Reporter } from "../events/progress/reporter.ts";
import type { Training } from "./training.ts";

/** Numbers by name, such as `validation/psnr`. */
export type Values = Readonly<Record<string, number>>;

/** What a checkpoint keeps beside tensors. */
export interface RunState {
  /** Where the samples stand, of all workers. */
  readonly batches: BatchesState;
  /** `bicubic/…`, measured when the run began; what is finite of it. */
  readonly bicubic: Values;
}

/** Where a run begins, or goes on. */
export interface RunStart {
  /** How many steps are done. */
  readonly step: number;
  /** `null` before the first sample. */
  readonly batches: BatchesState | null;
  /** `bicubic/…`; what is finite of it. */
  readonly bicubic: Values;
}

/** What was measured, and where it can be seen. */
export interface Judgment {
  /** `validation/…`. */
  readonly values: Values;
  /** The sheet of faces; `null` if none was drawn. */
  readonly sheet: string | null;
}

/** What one worker does for all: it measures, and keeps the run's files. */
export interface Keeper {
  /** Loads the newest checkpoint, or measures where the run begins. */
  begin(training: Training, reporter: Reporter): Promise<RunStart>;
  /** Writes numbers down. */
  write(step: number, values: Values): Promise<void>;
  /** Restores the faces to be judged by, measures, and draws them. */
  judge(training: Training): Promise<Judgment>;
  /** @param figure The less the better; of the weights as they are now. */
  save(training: Training, state: RunState, figure?: number): Promise<void>;
  /** Waits until the last checkpoint is on the disk. */
  settle(): Promise<void>;
  /** The folder of the newest whole checkpoint, if there is one. */
  lastGood(): Promise<string | undefined>;
}

/** Of the workers that leave it all to worker 0. */
export const NO_KEEPER: Keeper = {
  begin: () => Promise.resolve({ step: 0, batches: null, bicubic: {} }),
  write: () => Promise.resolve(),
  judge: () => Promise.resolve({ values: {}, sheet: null }),
  save: () => Promise.resolve(),
  settle: () => Promise.resolve(),
  lastGood: () => Promise.resolve(undefined),
};
