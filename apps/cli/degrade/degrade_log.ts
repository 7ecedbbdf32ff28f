import type { FolderProgress } from "@revisage/degrade";
import { openReporter, type Reporter } from "@revisage/train/events";
import type { Io } from "../frame/io.ts";

/** What became of the pictures. */
export interface DegradeCounts {
  /** Those that are there now. */
  readonly there: number;
  /** Those that cannot be read. */
  readonly broken: number;
  /** Those that are not done yet. */
  readonly left: number;
}

/** Tells whoever waits for a folder, or a program, what becomes of it. */
export class DegradeLog {
  readonly #io: Io;
  readonly #json: boolean;
  readonly #broken = new Set<string>();
  readonly #worked = new Set<string>();
  #reporter: Reporter | undefined;
  #progress: Pick<FolderProgress, "done" | "total"> = { done: 0, total: 0 };

  constructor(io: Io, json: boolean) {
    this.#io = io;
    this.#json = json;
  }

  /** How many pictures cannot be read. */
  get broken(): number {
    return this.#broken.size;
  }

  /** A picture cannot be read; its progress comes next. */
  skipped(path: string, error: Error): void {
    this.#broken.add(path);
    const message = `${error.message}; skipped`;
    if (this.#reporter) this.#reporter.note(message);
    else this.#io.tell(message);
    if (!this.#json) return;
    const why = error.message;
    this.#line({ type: "picture", input: path, status: "broken", why });
  }

  /** A picture needs no more work. */
  progress({ path, done, total }: FolderProgress): void {
    this.#reporter ??= openReporter({
      steps: total,
      imagesPerStep: 1,
      unit: "picture",
    });
    this.#progress = { done, total };
    this.#reporter.step(done);
    this.#worked.add(path);
    if (!this.#json || this.#broken.has(path)) return;
    this.#line({ type: "picture", input: path, status: "degraded" });
  }

  /** A picture is there: if nothing was done for it, it was before. */
  there(path: string): void {
    if (!this.#json || this.#worked.has(path)) return;
    this.#line({ type: "picture", input: path, status: "kept" });
  }

  /**
   * Ends the line of progress, and says what is done.
   *
   * @param there How many pictures are there, if all was done.
   */
  finish(output: string, there?: number): DegradeCounts {
    this.#reporter?.finish();
    const broken = this.#broken.size;
    const { done, total } = this.#progress;
    const counts: DegradeCounts = there === undefined
      ? { there: done - broken, broken, left: total - done }
      : { there, broken, left: 0 };
    if (counts.there + counts.broken + counts.left === 0) return counts;
    if (this.#json) this.#line({ type: "summary", ...counts });
    this.#io.tell(describeCounts(counts, output));
    return counts;
  }

  #line(line: Readonly<Record<string, unknown>>): void {
    this.#io.print(JSON.stringify(line));
  }
}

function describeCounts(
  { there, broken, left }: DegradeCounts,
  output: string,
): string {
  const noun = there === 1 ? "picture" : "pictures";
  const parts = [`${output} holds ${there} degraded ${noun}`];
  if (broken > 0) parts.push(`skipped ${broken} that cannot be read`);
  if (left > 0) parts.push(`left ${left}`);
  return `${parts.join("; ")}.`;
}
