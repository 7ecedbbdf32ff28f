import type { Io } from "../frame/io.ts";

/** Keeps what a command writes. */
export class KeptIo implements Io {
  /** Lines of the standard output. */
  readonly printed: string[] = [];
  /** Lines of the standard error. */
  readonly told: string[] = [];

  print(line: string): void {
    this.printed.push(line);
  }

  tell(line: string): void {
    this.told.push(line);
  }
}
