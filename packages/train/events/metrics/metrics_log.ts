import { AppendFile } from "../append_file.ts";
import { checkStep } from "../check_step.ts";
import { MetricsError } from "./metrics_error.ts";
import { encodeMetrics } from "./metrics_line.ts";
import { scanMetrics } from "./scan_metrics.ts";

/**
 * Writes `metrics.jsonl`: what a run measured, one line of JSON a step, such as
 * `{"step":100,"time":1700000000.5,"values":{"loss/l1":0.25}}`.
 *
 * Each line is with the system when `add` returns. What is not finite is
 * written as `"NaN"`, `"Infinity"` and `"-Infinity"`, which both `Number` of
 * JavaScript and `float` of Python read. {@linkcode readMetrics} reads it all.
 *
 * Add the line of a step before you save its checkpoint: then a resumed run has
 * each step once and misses none.
 */
export class MetricsLog {
  readonly #file: AppendFile;
  readonly #clock: () => number;
  #last: number;

  private constructor(file: AppendFile, last: number, clock: () => number) {
    this.#file = file;
    this.#last = last;
    this.#clock = clock;
  }

  /**
   * Starts the file of a run.
   *
   * @param path The file; it must not exist.
   * @param clock Milliseconds since 1970, for the times of the lines.
   * @throws {Error} If the system refuses, naming the file.
   */
  static create(path: string, clock: () => number = Date.now): MetricsLog {
    return new MetricsLog(AppendFile.create(path), 0, clock);
  }

  /**
   * Goes on with the file of a run.
   *
   * Lines after `step` go, for the run will write them again, and so does what
   * a killed process left at the end. A file that is not there is made.
   *
   * @param path The file.
   * @param step The last that is done, such as that of a checkpoint.
   * @param clock Milliseconds since 1970, for the times of the lines.
   * @throws {RangeError} If `step` is not an integer of at least 0.
   * @throws {MetricsError} If a line is broken before one that must stay; the
   * file does not change.
   * @throws {Error} If the system refuses, naming the file.
   */
  static resume(
    path: string,
    step: number,
    clock: () => number = Date.now,
  ): MetricsLog {
    checkStep("resume metrics", step);
    const kept = keep(path, readIfThere(path), step);
    const file = AppendFile.cut(path, kept.length);
    if (!kept.ended) file.append(LINE_FEED);
    return new MetricsLog(file, kept.last, clock);
  }

  /**
   * Adds a line.
   *
   * @param step Of the run; not below that of the line before.
   * @param values By name; they may be infinite or NaN.
   * @throws {RangeError} If `step` is not an integer of at least 0, or smaller
   * than the last.
   * @throws {Error} If the system refuses, naming the file, which is as before.
   */
  add(step: number, values: Readonly<Record<string, number>>): void {
    checkStep("add metrics", step);
    if (step < this.#last) {
      throw new RangeError(
        `Cannot add metrics: step must be at least ${this.#last}, as in the last line, got ${step}`,
      );
    }
    const line = encodeMetrics({ step, time: this.#clock() / 1000, values });
    this.#file.append(new TextEncoder().encode(`${line}\n`));
    this.#last = step;
  }

  /** Closes the file. */
  close(): void {
    this.#file.close();
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    this.close();
  }
}

const LINE_FEED = Uint8Array.of(10);

/** How much of a file stays when its run goes on after `step`. */
function keep(path: string, file: Uint8Array, step: number) {
  let kept = { length: 0, last: 0, ended: true };
  let broken: MetricsError | undefined;
  for (const { number, end, ended, content } of scanMetrics(file)) {
    if (content instanceof Error) {
      broken ??= new MetricsError(path, number, content.message);
    } else if (content.step > step) {
      break;
    } else if (broken) { // Not at the end: no kill did that.
      throw broken;
    } else {
      kept = { length: end, last: content.step, ended };
    }
  }
  return kept;
}

function readIfThere(path: string): Uint8Array {
  try {
    return Deno.readFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Uint8Array();
    throw error;
  }
}
