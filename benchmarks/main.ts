/**
 * `deno task bench SUITE`: runs our program and others in turns, and tells how
 * they compare. Standard output is the report, standard error the progress.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { runSuite } from "./harness/run_suite.ts";
import { formatReport } from "./harness/table.ts";
import { type Options, parseOptions, USAGE } from "./options.ts";
import { SUITES } from "./suites.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Exit status: 0 done, 1 it failed, 2 wrong use. */
async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(args, SUITES.map(({ name }) => name));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
  const suite = SUITES.find(({ name }) => name === options.suite)!;
  if (options.check) {
    if (suite.check === undefined) {
      console.error(`Cannot check ${suite.name}: it has nothing to compare`);
      return 2;
    }
    print(`${await suite.check(options)}\n`);
    return 0;
  }
  const report = await runSuite(suite, ROOT, {
    ...options,
    log: (line) => console.error(line),
  });
  if (options.json) print(`${JSON.stringify(report)}\n`);
  else print(formatReport(report, suite.ratios));
  return 0;
}

function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}

try {
  Deno.exitCode = await main(Deno.args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exitCode = 1;
}
