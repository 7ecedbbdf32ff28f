import { formatProgress } from "./format_progress.ts";
import type { Output } from "./output.ts";
import type { Reporter } from "./reporter.ts";
import type { Tracker } from "./tracker.ts";

/** Seconds between two lines: few for a short run, more for a long one. */
const LEAST = 5, MOST = 120;
/** Share of the time so far that passes between two lines. */
const SHARE = 1 / 20;

/** Lines for a log file, the first step and the last among them. */
export class PlainReporter implements Reporter {
  #start: number | undefined;
  #written = -Infinity;
  #isLast = true;

  constructor(
    private readonly tracker: Tracker,
    private readonly output: Output,
  ) {}

  step(step: number, values: Readonly<Record<string, number>> = {}): void {
    this.tracker.step(step, values);
    const now = this.tracker.gauges.now();
    this.#start ??= now;
    const interval = SHARE * (now - this.#start);
    const due = this.#written + Math.min(MOST, Math.max(LEAST, interval));
    this.#isLast = false;
    if (now >= due) this.#write(now);
  }

  busy(work: string): void {
    this.tracker.busy(work);
  }

  note(message: string): void {
    this.output.write(`${message}\n`);
  }

  finish(): void {
    if (!this.#isLast) this.#write(this.tracker.gauges.now());
  }

  #write(now: number): void {
    this.note(formatProgress({ ...this.tracker.progress(), work: undefined }));
    this.#written = now;
    this.#isLast = true;
  }
}
