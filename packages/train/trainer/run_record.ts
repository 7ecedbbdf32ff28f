import { replaceFile } from "@revisage/core";
import { encodePng } from "@revisage/image";
import { join } from "node:path";
import type { TrainConfig } from "../config/train_config.ts";
import { sampleSheet } from "../events/samples/sample_sheet.ts";
import { MetricsLog } from "../events/metrics/metrics_log.ts";
import { EventWriter } from "../events/tensorboard/event_writer.ts";
import { findCheckpoint } from "../run/find_checkpoint.ts";
import { RunError } from "../run/run_error.ts";
import type { RunFolder } from "../run/run_folder.ts";
import type { Validation } from "../validation/validator.ts";

const METRICS = "metrics.jsonl";

/** What a run writes down for people: curves, sheets, its config. */
export class RunRecord implements Disposable {
  readonly #run: RunFolder<TrainConfig>;
  readonly #metrics: MetricsLog;
  readonly #events: EventWriter;

  /**
   * Goes on with the record of a run, or begins it.
   *
   * @param step How many steps are done: what was written of later ones goes.
   */
  constructor(run: RunFolder<TrainConfig>, step: number) {
    this.#run = run;
    const metrics = join(run.path, METRICS);
    // A run that was killed before its first checkpoint begins anew.
    if (step === 0) removeIfThere(metrics);
    this.#metrics = MetricsLog.resume(metrics, step);
    this.#events = EventWriter.resume(run.path, step);
    if (step > 0) return;
    const text = JSON.stringify(run.config, null, 2);
    this.#events.text(0, "config", text.replaceAll(/^/gm, "    "));
  }

  /**
   * Writes numbers down, by name.
   *
   * @throws {RunError} `"write"`, if the disk is full for example.
   */
  async values(
    step: number,
    values: Readonly<Record<string, number>>,
  ): Promise<void> {
    await this.#write(step, () => {
      this.#metrics.add(step, values);
      this.#events.scalars(step, values);
    });
  }

  /**
   * Draws a sheet of faces.
   *
   * @returns Its file.
   * @throws {RunError} `"write"`, if the disk is full for example.
   */
  async sheet(step: number, { faces, seeds }: Validation): Promise<string> {
    const sheet = sampleSheet(faces, {
      seeds,
      labels: faces.map(({ name }) => name),
    });
    const path = join(this.#run.samples, `step-${step}.png`);
    await this.#write(step, async () => {
      await replaceFile(path, (append) => append(encodePng(sheet)));
      this.#events.image(step, "faces", sheet);
    });
    return path;
  }

  /** A run that cannot tell of itself stops, and says where it can go on. */
  async #write(step: number, write: () => void | Promise<void>): Promise<void> {
    try {
      await write();
    } catch (cause) {
      const { path, checkpoints } = this.#run;
      await checkpoints.settle().catch(() => {}); // The first error matters.
      const reason = cause instanceof Error ? cause.message : String(cause);
      const good = await findCheckpoint(path);
      throw new RunError(
        "write",
        `Cannot go on after step ${step}: ${reason}; ` +
          (good
            ? `the last good checkpoint is ${good.path}`
            : "there is no checkpoint yet"),
        { cause },
      );
    }
  }

  /** Closes the files. */
  [Symbol.dispose](): void {
    this.#metrics.close();
    this.#events.close();
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
