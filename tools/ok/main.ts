/**
 * The gate: `deno task ok` runs every stage, `deno task ok fmt lint` only some,
 * `deno task ok --except test` all others.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { chooseStages } from "./choose_stages.ts";
import { runStages } from "./run_stages.ts";
import { STAGES } from "./stages.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}

/** Exit status: 0 all passed, 1 a stage failed, 2 there is no such stage. */
async function main(words: readonly string[]): Promise<number> {
  let stages;
  try {
    stages = chooseStages(words, STAGES);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    return 2;
  }
  const { passed, failed } = await runStages(ROOT, stages, print);
  // .ci/run reads this line.
  print(`stages: ${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

Deno.exit(await main(Deno.args));
