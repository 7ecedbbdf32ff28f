import type { Image } from "@revisage/core";

/** Restored pictures beside what they should be, in the same order. */
export interface Pairs {
  /** What was restored, or what is compared with it. */
  readonly restored: readonly Image[];
  /** What it should be. */
  readonly reference: readonly Image[];
}

/** Something to judge a run by, such as PSNR. */
export interface Measure {
  /** What it is called in logs. */
  readonly name: string;
  /** Which is better; `"one"`: the nearer to 1. */
  readonly better: "higher" | "lower" | "one";
  /** Measures each pair; a number for each. */
  measure(pairs: Pairs): Promise<readonly number[]> | readonly number[];
}
