import type { Flags, FlagValues } from "./flag.ts";
import type { Io } from "./io.ts";

/** What a command works on, beside its flags: `INPUT…`. */
export interface Operands {
  /** What errors call one of them, as `INPUT`. */
  readonly name: string;
  /** How few there may be. */
  readonly least: number;
  /** How many there may be. */
  readonly most: number;
}

/** How a command is called, and what it does then. */
export interface Example {
  /** The words behind `deno task`. */
  readonly line: string;
  /** What that does: a sentence. */
  readonly about: string;
}

/** What a command is called with. */
export interface Arguments<F extends Flags> {
  /** As many as its {@linkcode Operands} allow. */
  readonly operands: readonly string[];
  /** A value for each flag, given or not. */
  readonly flags: FlagValues<F>;
}

/**
 * A command of the program, as data. Its file loads nothing heavy: what works is
 * imported by `run`.
 */
export interface Command<F extends Flags = Flags> {
  /** The word that calls it. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** How it is called, without `deno task` and its name. */
  readonly usage: string;
  /** What else its help says: paragraphs. */
  readonly notes?: readonly string[];
  /** What it works on; nothing, if left out. */
  readonly operands?: Operands;
  /** Its flags; `--help` is one of every command. */
  readonly flags: F;
  /** For its help. */
  readonly examples: readonly Example[];
  /**
   * Does it.
   *
   * @returns The exit status: 0 if it is done, 1 if it failed.
   * @throws {UsageError} If flags do not go together.
   */
  run(args: Arguments<F>, io: Io): Promise<number>;
}

/** Lets TypeScript find the types of a command's flags. */
export function defineCommand<const F extends Flags>(
  command: Command<F>,
): Command<F> {
  return command;
}
