/**
 * Finds a library in a process of its own: takes its orders as JSON, prints
 * what came of them as JSON.
 */
import { findLibrary, type FindLibraryOptions } from "../find_library.ts";
import { LibraryError, type LibraryErrorKind } from "../library_error.ts";
import type { System } from "../system.ts";
import type { TensorFlowLibrary } from "../types.ts";

/** What the process is to do. */
export interface FindOrders {
  readonly options?: FindLibraryOptions;
  readonly system?: System;
}

/** What came of it. */
export interface FindOutcome {
  readonly library?: TensorFlowLibrary;
  readonly kind?: LibraryErrorKind;
  readonly message?: string;
  /** What the process said on stderr. */
  readonly stderr: string;
}

/** Environment variables and permissions of the process. */
export interface FindSurroundings {
  readonly env: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}

const FLAGS: readonly string[] = [
  "--allow-env",
  "--allow-read",
  "--allow-write",
  "--allow-run=python3,python",
];

/** Starts the process. It sees the environment that is given, and no other. */
export function startFind(
  orders: FindOrders,
  { env, flags = FLAGS }: FindSurroundings,
): Deno.ChildProcess {
  const script = new URL(import.meta.url).pathname;
  const json = JSON.stringify(orders);
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-lock",
      ...flags,
      script,
      json,
    ],
    clearEnv: true,
    env: {
      PATH: Deno.env.get("PATH") ?? "",
      HOME: Deno.env.get("HOME") ?? "",
      PIP_CONFIG_FILE: "/dev/null", // Or the user's mirror would be asked.
      ...env,
    },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Runs the process to its end. */
export async function runFind(
  orders: FindOrders,
  surroundings: FindSurroundings,
): Promise<FindOutcome> {
  return await outcomeOf(startFind(orders, surroundings));
}

/** Waits for the process, and reads what it printed. */
export async function outcomeOf(
  child: Deno.ChildProcess,
): Promise<FindOutcome> {
  const { stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  const said = decoder.decode(stderr);
  const printed = decoder.decode(stdout);
  if (printed === "") throw new Error(`The process failed: ${said}`);
  return { ...JSON.parse(printed), stderr: said };
}

if (import.meta.main) {
  const { options, system }: FindOrders = JSON.parse(Deno.args[0]!);
  try {
    const library = await findLibrary(options, system);
    console.log(JSON.stringify({ library }));
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    const { kind, message } = error;
    console.log(JSON.stringify({ kind, message }));
  }
}
