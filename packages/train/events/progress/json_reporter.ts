import { toJson } from "../metrics/metrics_line.ts";
import type { Output } from "./output.ts";
import type { Reporter } from "./reporter.ts";
import type { Tracker } from "./tracker.ts";

/** Seconds between two lines of progress. */
const INTERVAL = 1;

/** One JSON object a line, for programs. */
export class JsonReporter implements Reporter {
  #written = -Infinity;

  constructor(
    private readonly tracker: Tracker,
    private readonly output: Output,
  ) {}

  step(step: number, values: Readonly<Record<string, number>> = {}): void {
    this.tracker.step(step, values);
    if (this.tracker.gauges.now() - this.#written < INTERVAL) return;
    this.#progress("progress");
    this.#written = this.tracker.gauges.now();
  }

  busy(work: string): void {
    this.tracker.busy(work);
    this.#write({ type: "busy", work });
  }

  note(message: string): void {
    this.#write({ type: "note", message });
  }

  finish(): void {
    this.#progress("finish");
  }

  #progress(type: string): void {
    const { step, steps, values, memory, ...speed } = this.tracker.progress();
    const numbers = Object.entries(values).map(([k, v]) => [k, toJson(v)]);
    this.#write({
      type,
      step,
      steps,
      secondsLeft: speed.secondsLeft ?? null,
      imagesPerSecond: speed.imagesPerSecond ?? null,
      values: Object.fromEntries(numbers),
      memory,
    });
  }

  #write(line: Readonly<Record<string, unknown>>): void {
    this.output.write(`${JSON.stringify(line)}\n`);
  }
}
