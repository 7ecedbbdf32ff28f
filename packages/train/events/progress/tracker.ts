import type { Progress } from "./reporter.ts";
import { StepRate } from "./step_rate.ts";

/** What a reporter must know of a run. */
export interface RunSize {
  /** Steps in all, those before a resume included. */
  readonly steps: number;
  /** Images that a step sees. */
  readonly imagesPerStep: number;
  /** What a step is called before its number; "step", if left out. */
  readonly unit?: string;
}

/** What a reporter measures with. */
export interface Gauges {
  /** Seconds from anywhere; not set back. */
  readonly now: () => number;
  /** Bytes in use. */
  readonly memory: () => number;
}

/** This process: its clock, and its resident memory. */
export const PROCESS_GAUGES: Gauges = {
  now: () => performance.now() / 1000,
  memory: () => Deno.memoryUsage().rss,
};

/** Keeps what is known of a run. */
export class Tracker {
  readonly #rate = new StepRate();
  #step = 0;
  #values: Record<string, number> = {};
  #work: string | undefined;

  constructor(private readonly size: RunSize, readonly gauges: Gauges) {
    for (const name of ["steps", "imagesPerStep"] as const) {
      if (Number.isSafeInteger(size[name]) && size[name] > 0) continue;
      throw new RangeError(
        `Cannot report progress: ${name} must be a positive integer, got ${
          size[name]
        }`,
      );
    }
  }

  step(step: number, values: Readonly<Record<string, number>>): void {
    this.#rate.add(step, this.gauges.now(), this.#work !== undefined);
    this.#step = step;
    this.#values = { ...this.#values, ...values };
    this.#work = undefined;
  }

  busy(work: string): void {
    this.#work = work;
  }

  progress(): Progress {
    const { steps, imagesPerStep, unit = "step" } = this.size;
    const pace = this.#rate.secondsPerStep;
    return {
      unit,
      step: this.#step,
      steps,
      secondsLeft: this.#rate.secondsFor(Math.max(0, steps - this.#step)),
      imagesPerSecond: pace === undefined ? undefined : imagesPerStep / pace,
      values: this.#values,
      memory: this.gauges.memory(),
      work: this.#work,
    };
  }
}
