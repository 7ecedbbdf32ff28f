/**
 * Tells whoever waits how far a run is. Ends with `finish`, after an error too.
 */
export interface Reporter {
  /**
   * A step is done.
   *
   * @param step How many are, counted over the whole run.
   * @param values New ones by name, such as losses. Those that are not named
   * keep what they were.
   */
  step(step: number, values?: Readonly<Record<string, number>>): void;
  /**
   * What the run does until the next step, such as `"validating"`. Its time
   * counts as work that comes again, where a long silence counts as a pause.
   */
  busy(work: string): void;
  /** Something to keep: a line of its own. */
  note(message: string): void;
  /** Shows how far the run came, and gives the terminal back. */
  finish(): void;
}

/** How far a run is. */
export interface Progress {
  /** What a step is called, as "step". */
  readonly unit: string;
  /** Steps done, over the whole run. */
  readonly step: number;
  /** Steps in all. */
  readonly steps: number;
  /** Until the last step, if the last few went as they will go on. */
  readonly secondsLeft: number | undefined;
  /** While it trains. */
  readonly imagesPerSecond: number | undefined;
  /** The latest of each. */
  readonly values: Readonly<Record<string, number>>;
  /** Bytes in use. */
  readonly memory: number;
  /** What it does between two steps. */
  readonly work: string | undefined;
}
