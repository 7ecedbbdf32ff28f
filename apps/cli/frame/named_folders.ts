import { basename, resolve } from "node:path";
import { UsageError } from "./usage_error.ts";

/** A folder, and what to call what is in it. */
export interface NamedFolder {
  readonly name: string;
  readonly folder: string;
}

/** What errors call the folders. */
export interface FolderWords {
  /** The command's name. */
  readonly command: string;
  /** The flag or operand that names them. */
  readonly flag: string;
  /** What a folder is called in its value, as `DIR` in `DIR=NAME`. */
  readonly place: string;
  /** What is in each. */
  readonly thing: string;
}

/**
 * Reads folders with a name each: `DIR=NAME`, or `DIR`, whose last part is then
 * the name. A folder's own name may hold a `=` where a name comes behind it.
 *
 * @throws {UsageError} If a folder or a name is empty, or two names are the same.
 */
export function readNamedFolders(
  texts: readonly string[],
  { command, flag, place, thing }: FolderWords,
): NamedFolder[] {
  const found = texts.map((text): NamedFolder => {
    const [folder, name] = splitLast(text);
    if (folder !== "" && name !== "") {
      return { folder, name: name ?? basename(resolve(folder)) };
    }
    throw new UsageError(
      command,
      `${flag} must be ${place} or ${place}=NAME, got "${text}"`,
    );
  });
  const names = found.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return found;
  throw new UsageError(
    command,
    `${flag} must give each ${thing} a name of its own, as ${place}=NAME, got ` +
      `"${twice}" twice`,
  );
}

/** `a=b` → `["a", "b"]`, `a` → `["a", undefined]`. */
function splitLast(text: string): [before: string, after: string | undefined] {
  const end = text.lastIndexOf("=");
  return end < 0
    ? [text, undefined]
    : [text.slice(0, end), text.slice(end + 1)];
}
