/** A line of a file of metrics that cannot be read. The message names both. */
export class MetricsError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "MetricsError";
  /** The file's path. */
  readonly file: string;
  /** The number of the line, from 1. */
  readonly line: number;

  /**
   * Says which line, and why not.
   *
   * @param file The file's path.
   * @param line The number of the line, from 1.
   * @param why What was wrong, as the second half of a sentence.
   */
  constructor(file: string, line: number, why: string) {
    super(`Cannot read line ${line} of ${file}: ${why}`);
    this.file = file;
    this.line = line;
  }
}
