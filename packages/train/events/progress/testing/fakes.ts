import type { Output } from "../output.ts";
import type { Gauges } from "../tracker.ts";

/** A clock that goes when it is told, and a memory that is always as full. */
export class FakeGauges implements Gauges {
  time = 100;
  readonly now = () => this.time;
  readonly memory = () => 1.25e9;
}

/** An output that keeps what is written. */
export class FakeOutput implements Output {
  written = "";

  constructor(readonly isTerminal = false, public width = 100) {}

  columns(): number {
    return this.width;
  }

  write(text: string): void {
    this.written += text;
  }

  /** What was written since this was asked last. */
  take(): string {
    const { written } = this;
    this.written = "";
    return written;
  }
}

const CLEAR_REST = "\x1b[K";

/** What a terminal shows of a text, line by line. */
export function screen(text: string): string[] {
  return text.split("\n").map((line) => {
    let shown = "";
    for (const written of line.split("\r")) {
      const [kept, ...after] = written.split(CLEAR_REST);
      const isCleared = after.length > 0;
      shown = kept + (isCleared ? after.join("") : shown.slice(kept!.length));
    }
    return shown;
  });
}
