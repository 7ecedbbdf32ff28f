/** A file of metrics has a line that says nothing. */
export class MetricsError extends Error {
  override readonly name = "MetricsError";

  /**
   * @param path The file.
   * @param line Its number, from 1.
   * @param problem What is wrong with it.
   */
  constructor(readonly path: string, readonly line: number, problem: string) {
    super(`Cannot read line ${line} of ${path}: ${problem}`);
  }
}
