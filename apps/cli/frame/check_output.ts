import { basename, dirname, join } from "node:path";
import { kindOf } from "./kind_of.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Makes sure that a folder is there, or can be made: before work that takes
 * long, not after it.
 *
 * @param command The command's name.
 * @param flag The flag that names the folder.
 * @throws {UsageError} If a file takes its place, or that of a folder above it.
 */
export async function checkOutput(
  command: string,
  flag: string,
  path: string,
): Promise<void> {
  const start = join(dirname(path), basename(path)); // No slash at its end.
  for (let at = start;; at = dirname(at)) {
    const kind = await kindOf(at);
    if (kind === "folder" || at === dirname(at)) return;
    if (kind === "nothing") continue;
    const got = at === start
      ? `the file ${path}`
      : `${path}, where ${at} is a file`;
    throw new UsageError(command, `${flag} must be a folder, got ${got}`);
  }
}
