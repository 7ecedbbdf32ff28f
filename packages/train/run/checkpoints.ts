import {
  type CheckpointFolder,
  listCheckpoints,
  verifyCheckpoint,
} from "./checkpoint_folder.ts";
import type { CheckpointPart } from "./checkpoint_part.ts";
import { type CheckpointContent, HeldCheckpoint } from "./held_checkpoint.ts";
import {
  hidden,
  placeCheckpoint,
  pruneCheckpoints,
  removeFolder,
  setAside,
} from "./keep_checkpoints.ts";
import { findWhole } from "./find_checkpoint.ts";
import { loadParts } from "./load_parts.ts";
import { RunError } from "./run_error.ts";
import { type CheckpointState, DamageError } from "./state_file.ts";

/** Where a run stood when a checkpoint was written. */
export interface Resumed {
  /** The checkpoint's folder. */
  readonly path: string;
  /** How many steps were done. */
  readonly step: number;
  /** What was saved as `state`: plain JSON, to be narrowed. */
  readonly state: unknown;
  /** A sentence for each newer checkpoint that was passed over as damaged. */
  readonly damaged: readonly string[];
}

/**
 * A run's checkpoints: written while the run goes on, one at a time.
 *
 * Get one from a {@linkcode RunFolder}, which keeps other processes out.
 */
export class Checkpoints {
  /** Fulfilled when every checkpoint asked for so far has been taken hold of. */
  #begun: Promise<void> = Promise.resolve();
  #writing: Promise<void> | undefined;

  /**
   * Names the folder; nothing is read yet.
   *
   * @param folder Where the checkpoints are.
   * @param keep How many of the last are kept.
   */
  constructor(readonly folder: string, readonly keep: number) {}

  /**
   * Saves all as it is now.
   *
   * When the promise is fulfilled, values may change and the run may go on;
   * the files are written meanwhile, a block at each turn of the event loop.
   * So the event loop must turn, once a step or more often. If an earlier
   * checkpoint is still being written, it is waited for.
   *
   * @throws {RunError} `"write"`, if an *earlier* checkpoint could not be
   * written. The message names the last good one.
   * @throws {RangeError} If there is a checkpoint of a later step.
   */
  save(content: CheckpointContent): Promise<void> {
    const begun = this.#begun.then(() => this.#begin(content));
    this.#begun = begun.catch(() => {}); // The caller is told.
    return begun;
  }

  async #begin(content: CheckpointContent): Promise<void> {
    await this.#finish();
    const [newest] = await listCheckpoints(this.folder);
    if (newest && newest.step > content.step) {
      throw new RangeError(
        `Cannot save checkpoint: step must be at least ${newest.step}, ` +
          `of which there is one, got ${content.step}`,
      );
    }
    this.#writing = this.#write(new HeldCheckpoint(content));
    this.#writing.catch(() => {}); // The next call tells.
  }

  async #finish(): Promise<void> {
    const writing = this.#writing;
    try {
      await writing;
    } finally {
      if (this.#writing === writing) this.#writing = undefined;
    }
  }

  /**
   * Waits until the last checkpoint is on the disk.
   *
   * @throws {RunError} `"write"`, if it could not be written.
   */
  async settle(): Promise<void> {
    await this.#begun;
    await this.#finish();
  }

  /**
   * Goes back to the newest checkpoint that is whole.
   *
   * Damaged ones that are newer are renamed to `damaged-step-N`; those that
   * are not to be kept are removed.
   *
   * @param parts The variables to load: all that were saved, and no others.
   * @returns Where the run stood, or nothing if no checkpoint was written yet.
   * @throws {RunError} `"architecture"`, if it is of other variables, which
   * then have not changed; `"damaged"`, if no checkpoint is whole.
   */
  async resume(
    parts: Readonly<Record<string, CheckpointPart>>,
  ): Promise<Resumed | undefined> {
    await this.settle();
    const aside: CheckpointFolder[] = [];
    const damaged: string[] = [];
    for (const checkpoint of await listCheckpoints(this.folder)) {
      const { path } = checkpoint;
      const content = await orDamage(verifyCheckpoint(checkpoint));
      if (content instanceof DamageError) {
        damaged.push(`${path} is damaged: ${content.message}`);
        aside.push(checkpoint);
        continue;
      }
      const { step, state, files } = content;
      loadParts(path, Object.keys(files), parts);
      for (const checkpoint of aside) await setAside(checkpoint, this.folder);
      await pruneCheckpoints(this.folder, this.keep); // A kill may have kept it.
      return { path, step, state, damaged };
    }
    if (damaged.length === 0) return undefined;
    throw new RunError(
      "damaged",
      `Cannot resume: no checkpoint is whole; ${damaged.join("; ")}`,
    );
  }

  async #write(content: HeldCheckpoint): Promise<void> {
    using held = content;
    const temporary = hidden(this.folder, "writing", held.step);
    try {
      await held.write(temporary);
      await placeCheckpoint(temporary, this.folder, held.step);
      await pruneCheckpoints(this.folder, this.keep);
    } catch (cause) {
      await removeFolder(temporary).catch(() => {}); // The first error matters.
      throw await this.#writeError(held.step, cause);
    }
  }

  async #writeError(step: number, cause: unknown): Promise<RunError> {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const good = await findWhole(this.folder).catch(() => undefined);
    return new RunError(
      "write",
      `Cannot save step ${step} in ${this.folder}: ${reason}; ` +
        (good ? `the last good checkpoint is ${good.path}` : "there is none"),
      { cause },
    );
  }
}

async function orDamage(
  step: Promise<CheckpointState>,
): Promise<CheckpointState | DamageError> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof DamageError) return error;
    throw error;
  }
}
