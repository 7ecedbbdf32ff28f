/** What lies at a path; a pipe is as good as a file. */
export type Kind = "file" | "folder" | "nothing";

/**
 * Finds out what lies at a path; links are followed. Where a file takes the
 * place of one of its folders, nothing does.
 */
export async function kindOf(path: string): Promise<Kind> {
  try {
    return (await Deno.stat(path)).isDirectory ? "folder" : "file";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "nothing";
    if (error instanceof Deno.errors.NotADirectory) return "nothing";
    throw error;
  }
}

/** The end of a sentence on a path that must be of another kind. */
export function showKind(path: string, kind: Kind): string {
  return kind === "nothing" ? `found no ${path}` : `got the ${kind} ${path}`;
}
