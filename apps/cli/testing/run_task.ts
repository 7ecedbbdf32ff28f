import { fileURLToPath } from "node:url";
import { COMMANDS } from "../commands.ts";
import { runCli } from "../frame/run_cli.ts";
import { KeptIo } from "./kept_io.ts";

/** The folder of the root `deno.json`. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** How a process ended, and what it wrote. */
export interface TaskOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a task runs. */
export interface TaskOptions {
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `deno task NAME`, with the permissions that it has there. */
export async function runTask(
  name: string,
  words: readonly string[],
  { env = {} }: TaskOptions = {},
): Promise<TaskOutcome> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", name, ...words],
    cwd: ROOT,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return {
    code,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}

/** Runs what {@linkcode runTask} does in this process, which is faster. */
export async function runHere(
  name: string,
  words: readonly string[],
): Promise<TaskOutcome> {
  const io = new KeptIo();
  const code = await runCli([name, ...words], COMMANDS, io);
  const text = (lines: readonly string[]) =>
    lines.map((line) => `${line}\n`).join("");
  return { code, stdout: text(io.printed), stderr: text(io.told) };
}

/** A task that goes on while a test does. */
export interface StartedTask extends AsyncDisposable {
  /** Waits until the standard error holds a text. */
  untilTold(text: string): Promise<void>;
  /** Sends it a signal. */
  kill(signal: Deno.Signal): void;
  /** Waits until it has ended. */
  outcome(): Promise<Pick<TaskOutcome, "code" | "stderr">>;
}

/**
 * Starts what `deno task NAME` starts, with the permissions that it has there,
 * but no task around it, so that signals reach it.
 */
export function startTask(
  name: string,
  words: readonly string[],
  { env = {} }: TaskOptions = {},
): StartedTask {
  const { tasks } = JSON.parse(Deno.readTextFileSync(`${ROOT}deno.json`));
  const [, ...args]: string[] = tasks[name].command.split(" ");
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args, ...words],
    cwd: ROOT,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let stderr = "";
  const more = async () => {
    const { value = "", done } = await reader.read();
    stderr += value;
    return !done;
  };
  return {
    async untilTold(text) {
      while (!stderr.includes(text)) {
        if (!(await more())) throw new Error(`It ended: ${stderr}`);
      }
    },
    kill: (signal) => child.kill(signal),
    async outcome() {
      while (await more());
      return { code: (await child.status).code, stderr };
    },
    async [Symbol.asyncDispose]() {
      try {
        child.kill("SIGKILL");
      } catch { // It has ended.
      }
      await reader.cancel();
      await child.status;
    },
  };
}
