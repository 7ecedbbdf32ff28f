import { emptiedLoaderVariables } from "@revisage/core";

/** What a program prints; null if it is missing, not allowed, or fails. */
export async function printed(
  program: string,
  args: string[],
): Promise<string | null> {
  try {
    const command = new Deno.Command(program, {
      args,
      env: emptiedLoaderVariables(),
      stderr: "null",
    });
    const { success, stdout } = await command.output();
    return success ? new TextDecoder().decode(stdout) : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    if (error instanceof Deno.errors.NotCapable) return null;
    throw error;
  }
}
