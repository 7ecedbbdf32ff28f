/**
 * `deno task conformance`: tfjs-core's own specs on this backend.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { findLibrary } from "../library/mod.ts";
import { bundleSuite } from "./bundle.ts";
import known from "./known_failures.json" with { type: "json" };
import type { Outcome } from "./outcome.ts";
import { installPackages } from "./packages.ts";
import { judge, type Verdict } from "./verdict.ts";

/** Specs in `@tensorflow/tfjs-core` 4.22.0, the ones that it turned off too. */
const SPECS = 4230;

const USAGE = `Usage: deno task conformance [--only TEXT] [--json]

Runs the specs of TensorFlow.js on native TensorFlow. Exit status 0: all is as
conformance/known_failures.json says; 1: it is not; 2: wrong usage.

  --only TEXT  Run only the specs whose full name contains TEXT.
  --json       Print the result as one JSON object.
`;

/** Runs the suite in a process of its own, for native code may end a process. */
async function runSuite(only: string): Promise<Outcome[]> {
  const library = await findLibrary();
  const folder = await Deno.makeTempDir({ prefix: "conformance-" });
  try {
    await installPackages(folder);
    const suite = await bundleSuite(folder);
    const outcomes = `${folder}/outcomes.json`;
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", ...PERMISSIONS, suite, outcomes, only],
      cwd: folder,
      env: { REVISAGE_LIBTENSORFLOW: library.path },
      stdout: "null",
    }).output();
    if (code === 0) return JSON.parse(await Deno.readTextFile(outcomes));
    const last = new TextDecoder().decode(stderr).trim().slice(-2000);
    throw new Error(`Cannot finish the suite, exit status ${code}:\n${last}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const PERMISSIONS = [
  "--no-prompt",
  "--allow-read",
  "--allow-write",
  "--allow-env",
  "--allow-sys",
  "--allow-ffi",
];

function report({ ran, passed, pending, known, problems }: Verdict): string {
  const lines = problems.map((problem) => `${problem}\n`);
  const summary = `${ran} specs: ${passed} passed, ${pending} turned off by ` +
    `TensorFlow.js, ${known} known failures, ${problems.length} problems\n`;
  return lines.join("") + summary;
}

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null || options.help) {
    await print(options === null ? Deno.stderr : Deno.stdout, USAGE);
    return options === null ? 2 : 0;
  }
  const outcomes = await runSuite(options.only);
  const verdict = judge(outcomes, {
    specs: SPECS,
    failures: known,
    only: options.only,
  });
  const text = options.json ? `${JSON.stringify(verdict)}\n` : report(verdict);
  await print(Deno.stdout, text);
  return verdict.problems.length > 0 ? 1 : 0;
}

/** `null`, once the reason is told, if they cannot be used. */
function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: "string", default: "" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n`);
    return null;
  }
}

async function print(to: typeof Deno.stdout, text: string): Promise<void> {
  await to.write(new TextEncoder().encode(text));
}

if (import.meta.main) Deno.exit(await main(Deno.args));
