import type { Printed } from "./print_backend.ts";

/** What a process printed, and what it said on stderr. */
export interface Outcome {
  readonly printed: Printed;
  readonly stderr: string;
}

/** Makes Deno look for WebGPU where there is none, on Linux and macOS. */
export const NO_GPU = { DENO_WEBGPU_BACKEND: "dx12" };

/**
 * Takes a backend in a process of its own.
 *
 * @param how `best`, or `webgpu`.
 * @param env Its environment variables; it has no others.
 * @param flags Its permissions.
 */
export async function runPrintBackend(
  how: "best" | "webgpu",
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = ["--allow-all"],
): Promise<Outcome> {
  const script = new URL("./print_backend.ts", import.meta.url).href;
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", ...flags, script, how],
    clearEnv: true,
    env: { HOME: Deno.env.get("HOME") ?? "", NO_COLOR: "1", ...env },
  });
  const { stdout, stderr } = await command.output();
  const [printed, said] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  if (!printed) throw new Error(`The process failed: ${said}`);
  return { printed: JSON.parse(printed), stderr: said! };
}
