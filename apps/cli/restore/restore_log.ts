import { openReporter, type Reporter } from "@revisage/train/events";
import type { Io } from "../frame/io.ts";
import type { PicturePlan, Target } from "./plan.ts";

/** What became of the pictures. */
export interface RestoreCounts {
  /** Files that were written. */
  readonly written: number;
  /** Files that were there, and stay. */
  readonly kept: number;
  /** Pictures that could not be used. */
  readonly broken: number;
  /** Pictures that are not done yet. */
  readonly left: number;
}

/** Tells a restore's user, or a program, what becomes of each picture. */
export class RestoreLog {
  readonly #io: Io;
  readonly #json: boolean;
  readonly #reporter: Reporter | undefined;
  /** Files that a picture still waits for. */
  readonly #open: Map<PicturePlan, number>;
  readonly #pictures: number;
  #written = 0;
  #kept = 0;
  #broken = 0;

  /**
   * Tells what is there already.
   *
   * @param plans All pictures.
   */
  constructor(plans: readonly PicturePlan[], io: Io, json: boolean) {
    this.#io = io;
    this.#json = json;
    const open = plans.filter(({ targets }) => targets.length > 0);
    this.#open = new Map(open.map((plan) => [plan, plan.targets.length]));
    this.#pictures = open.length;
    for (const plan of plans) {
      for (const target of plan.kept) this.#tell(plan, target, "kept");
      this.#kept += plan.kept.length;
    }
    if (open.length === 0) return;
    const size = { steps: open.length, imagesPerStep: 1, unit: "picture" };
    this.#reporter = openReporter(size);
  }

  /** A file was written. */
  saved(plan: PicturePlan, target: Target): void {
    this.#written++;
    this.#tell(plan, target, "restored");
    const left = this.#open.get(plan)! - 1;
    if (left > 0) this.#open.set(plan, left);
    else this.#done(plan);
  }

  /** A picture cannot be used. */
  broken(plan: PicturePlan, why: string): void {
    this.#broken++;
    const { input } = plan;
    this.#reporter?.note(`Cannot restore ${input}: ${why}; skipped`);
    if (this.#json) {
      this.#line({ type: "picture", input, status: "broken", why });
    }
    this.#done(plan);
  }

  /** Ends the line of progress. */
  finish(): RestoreCounts {
    this.#reporter?.finish();
    const counts = {
      written: this.#written,
      kept: this.#kept,
      broken: this.#broken,
      left: this.#open.size,
    };
    if (this.#json) this.#line({ type: "summary", ...counts });
    return counts;
  }

  #done(plan: PicturePlan): void {
    this.#open.delete(plan);
    this.#reporter?.step(this.#pictures - this.#open.size);
  }

  #tell({ input }: PicturePlan, target: Target, status: string): void {
    if (!this.#json) return;
    const { path: output, seed } = target;
    this.#line({ type: "picture", input, output, seed, status });
  }

  #line(line: Readonly<Record<string, unknown>>): void {
    this.#io.print(JSON.stringify(line));
  }
}

/** What became of the pictures, in a sentence. */
export function describeCounts(
  { written, kept, broken, left }: RestoreCounts,
  output: string,
): string {
  const parts = [`Wrote ${count(written, "picture")} to ${output}`];
  if (kept > 0) {
    parts.push(
      `kept ${kept} that ${
        kept === 1 ? "was" : "were"
      } there (--force makes them anew)`,
    );
  }
  if (broken > 0) parts.push(`skipped ${broken} that cannot be used`);
  const sentence = `${parts.join("; ")}.`;
  if (left === 0) return sentence;
  return `${sentence} The same command goes on with the other ${left}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
