import { kindOf, showKind } from "./kind_of.ts";
import { UsageError } from "./usage_error.ts";

/** The folders of faces that a command is given; `null`: none. */
export interface FaceFolders {
  /** That of `--data`. */
  readonly data: string | null;
  /** That of `--validation`. */
  readonly validation: string | null;
}

/**
 * Makes sure that folders of faces are there: before work that takes long, or
 * others are waited for.
 *
 * @param command The command's name.
 * @throws {UsageError} If one is no folder.
 */
export async function checkFaceFolders(
  command: string,
  { data, validation }: FaceFolders,
): Promise<void> {
  const folders = [["--data", data], ["--validation", validation]] as const;
  for (const [flag, path] of folders) {
    if (path === null) continue;
    const kind = await kindOf(path);
    if (kind === "folder") continue;
    throw new UsageError(
      command,
      `${flag} must be a folder of faces, ${showKind(path, kind)}`,
    );
  }
}
