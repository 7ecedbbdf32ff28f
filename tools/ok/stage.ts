/** One check of the gate. */
export interface Stage {
  /** What one types to run it alone. */
  readonly name: string;
  /**
   * Runs the check. An error thrown means that it could not be done, which
   * counts as failed.
   *
   * @param root The folder of the root `deno.json`.
   */
  run(root: string): Promise<Verdict>;
}

/** What a stage found. */
export interface Verdict {
  readonly passed: boolean;
  /** All there is to say; shown if it failed. */
  readonly output: string;
  /** A few words that are shown even if it passed. */
  readonly note?: string;
}
