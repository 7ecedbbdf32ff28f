import { fileURLToPath } from "node:url";

/** The folder of the root `deno.json`. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** How a process ended, and what it wrote. */
export interface TaskOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How {@linkcode runTask} runs. */
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
