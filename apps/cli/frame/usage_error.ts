/** The program was called in a way that makes no sense. Exit status 2. */
export class UsageError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "UsageError";

  /**
   * Says what is wrong.
   *
   * @param command The command's name.
   * @param problem A sentence part, as `--seed must be an integer, got "x"`.
   */
  constructor(command: string, problem: string, options?: ErrorOptions) {
    super(`Cannot run ${command}: ${problem}`, options);
  }
}
