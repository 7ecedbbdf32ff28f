import { fileURLToPath } from "node:url";
import type { Command } from "../harness/child.ts";

/** Runs a worker of ours, which is told its settings. */
export function worker(file: string, settings: object): Command {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return {
    program: Deno.execPath(),
    args: ["run", "-A", path, JSON.stringify(settings)],
  };
}

/** Runs one of our Python modules. */
export function torch(
  python: string,
  module: string,
  ...args: string[]
): Command {
  const benchmarks = fileURLToPath(new URL("../", import.meta.url));
  return {
    program: python,
    args: ["-m", module, ...args],
    env: { PYTHONPATH: benchmarks, PYTHONDONTWRITEBYTECODE: "1" },
  };
}
