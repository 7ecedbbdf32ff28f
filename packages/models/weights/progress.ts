/** How far the fetching of weights has come. */
export interface WeightsProgress {
  /**
   * What is being done: waiting for another process that fetches the same,
   * receiving bytes, or converting what was received.
   */
  readonly stage: "wait" | "download" | "convert";
  /** The file that is received or made. */
  readonly file: string;
  /** Bytes of it that are on the disk; 0 unless it is received. */
  readonly received: number;
  /** Bytes it will have; 0 unless it is received. */
  readonly total: number;
}
