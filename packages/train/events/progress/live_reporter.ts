import { formatProgress } from "./format_progress.ts";
import type { Output } from "./output.ts";
import type { Progress, Reporter } from "./reporter.ts";
import type { Tracker } from "./tracker.ts";

/** Seconds between two lines; more often nobody can read. */
const INTERVAL = 0.1;
const START_OF_LINE = "\r";
const CLEAR_REST = "\x1b[K";

/** One line of a terminal that is written over and over. */
export class LiveReporter implements Reporter {
  #drawn = -Infinity;
  #isOpen = false;

  constructor(
    private readonly tracker: Tracker,
    private readonly output: Output,
  ) {}

  step(step: number, values: Readonly<Record<string, number>> = {}): void {
    this.tracker.step(step, values);
    if (this.tracker.gauges.now() - this.#drawn >= INTERVAL) this.#draw();
  }

  busy(work: string): void {
    this.tracker.busy(work);
    this.#draw();
  }

  note(message: string): void {
    this.output.write(`${START_OF_LINE}${CLEAR_REST}${message}\n`);
    if (this.#isOpen) this.#draw();
  }

  finish(): void {
    if (!this.#isOpen) return;
    this.#draw({ ...this.tracker.progress(), work: undefined });
    this.output.write("\n");
    this.#isOpen = false;
  }

  #draw(progress: Progress = this.tracker.progress()): void {
    // A line that fills the last column would make some terminals go on below.
    const columns = this.output.columns() - 1;
    const line = formatProgress(progress, columns);
    this.output.write(`${START_OF_LINE}${line}${CLEAR_REST}`);
    this.#drawn = this.tracker.gauges.now();
    this.#isOpen = true;
  }
}
