/** What came of one spec. */
export interface Outcome {
  /** Names of the suites around it and its own, joined by spaces. */
  readonly name: string;
  /** `pending`: tfjs-core itself has turned it off. */
  readonly status: "passed" | "failed" | "pending";
  /** What the first expectation that failed says. */
  readonly reason?: string;
}
