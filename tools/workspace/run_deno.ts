/** How a command of Deno ended, and what it printed. */
export interface Outcome {
  readonly success: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the Deno that runs this program: `deno` itself may not be on the path.
 *
 * @param cwd Where it runs.
 * @param args Such as `["fmt", "--check"]`.
 */
export async function runDeno(
  cwd: string,
  args: readonly string[],
): Promise<Outcome> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return {
    success,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}
