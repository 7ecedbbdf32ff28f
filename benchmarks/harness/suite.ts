import type { Command } from "./child.ts";

/** Whose program it is. */
export type Side = "ours" | "theirs";

/** Processes that do what the others in their race do, in their own way. */
export interface Contestant {
  readonly name: string;
  readonly side: Side;
  /** One process, or several that work together. */
  readonly processes: readonly Command[];
  /** Left out where the processor emulates it, which takes many times as long. */
  readonly needs?: "bfloat16";
  /** What its time should be at most, in milliseconds. */
  readonly target?: number;
}

/** Contestants that do the same work, and take turns. */
export interface Race {
  readonly name: string;
  readonly contestants: readonly Contestant[];
}

/** A number that the suite is about: ours over the best of theirs. */
export interface Ratio {
  readonly name: string;
  /** The race that both are in. */
  readonly race: string;
  readonly of: "time" | "memory";
  /** A contestant's name. */
  readonly ours: string;
  /** Names of those it is compared with: the best of them counts. */
  readonly theirs: readonly string[];
  /** What it should be at most. */
  readonly target?: number;
}

/** What a suite is run with. */
export interface Setting {
  /** Threads of every contestant. */
  readonly threads: number;
  /** A Python with PyTorch. Without it ours run alone. */
  readonly python?: string;
}

/** Races about one part of the project. */
export interface Suite {
  /** Its name on the command line. */
  readonly name: string;
  /** Its races, each made when its turn comes. */
  races(setting: Setting): Iterable<Race> | AsyncIterable<Race>;
  readonly ratios: readonly Ratio[];
  /**
   * Finds out whether both sides compute the same.
   *
   * @returns What was compared, and how far apart it is.
   * @throws {Error} If they do not, or cannot be compared.
   */
  check?(setting: Setting): Promise<string>;
}
