import { EventWriter, MetricsLog } from "@revisage/train/events";
import { join } from "node:path";
import { chooseReporter } from "../../packages/train/events/progress/open_reporter.ts";
import { PROCESS_GAUGES } from "../../packages/train/events/progress/tracker.ts";
import { brief } from "../../packages/train/trainer/name_values.ts";
import type { StepReport } from "../../packages/train/step/training_step.ts";

/** Writes a step down everywhere, as a run does at every tenth step. */
export class Records implements Disposable {
  readonly #metrics: MetricsLog;
  readonly #events: EventWriter;
  readonly #reporter = chooseReporter(
    { json: false, steps: 10_000, imagesPerStep: 4 },
    { isTerminal: true, columns: () => 100, write: () => {} },
    PROCESS_GAUGES,
  );
  #step = 0;

  constructor(folder: string) {
    this.#metrics = MetricsLog.resume(join(folder, "metrics.jsonl"), 0);
    this.#events = EventWriter.create(folder);
  }

  write(report: StepReport): void {
    const step = ++this.#step;
    this.#metrics.add(step, report);
    this.#events.scalars(step, report);
    this.#reporter.step(step, brief(report));
  }

  [Symbol.dispose](): void {
    this.#reporter.finish();
    this.#metrics.close();
    this.#events.close();
  }
}
