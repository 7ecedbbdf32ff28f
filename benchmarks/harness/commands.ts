import { fileURLToPath } from "node:url";
import type { Command } from "./child.ts";

/** Runs a worker of ours, which is told its settings as JSON. */
export function denoWorker(url: URL, settings: object): Command {
  return {
    program: Deno.execPath(),
    args: ["run", "-A", fileURLToPath(url), JSON.stringify(settings)],
  };
}

/** Runs one of our Python modules, such as `engine.twin`. */
export function pythonModule(
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
