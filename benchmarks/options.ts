import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Options {
  /** The suite's name. */
  readonly suite: string;
  /** Prints one JSON object in place of tables. */
  readonly json: boolean;
  /** Finds out whether both sides compute the same, and measures nothing. */
  readonly check: boolean;
  /** A Python with PyTorch. */
  readonly python?: string;
  /** Measured rounds. */
  readonly rounds: number;
  /** Runs only contestants whose race or name contains it. */
  readonly only?: string;
  /** Threads of every contestant. */
  readonly threads: number;
}

/** How the command is called. */
export const USAGE =
  "Usage: deno task bench SUITE [--json] [--python PATH] [--rounds N] " +
  "[--only TEXT] [--threads N] [--check]";

const ROUNDS = 11;

/**
 * Reads the command line.
 *
 * @param suites Names of the suites that there are.
 * @throws {RangeError} If it asks for something that there is not.
 */
export function parseOptions(
  args: readonly string[],
  suites: readonly string[],
): Options {
  const { values, positionals } = parse([...args]);
  const [suite, ...more] = positionals;
  if (suite === undefined || more.length > 0 || !suites.includes(suite)) {
    const got = positionals.join(" ") || "none";
    fail(`suite must be one of ${suites.join(", ")}, got ${got}`);
  }
  const { json = false, check = false, python, only } = values;
  return {
    suite,
    json,
    check,
    python,
    only,
    rounds: count("rounds", values.rounds, ROUNDS),
    threads: count("threads", values.threads, navigator.hardwareConcurrency),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        check: { type: "boolean" },
        python: { type: "string" },
        rounds: { type: "string" },
        only: { type: "string" },
        threads: { type: "string" },
      },
    });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function count(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  fail(`--${name} must be an integer of at least 1, got ${text}`);
}

function fail(problem: string): never {
  throw new RangeError(`Cannot run benchmarks: ${problem}`);
}
