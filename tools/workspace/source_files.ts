import { join } from "node:path";

const SOURCE = /\.(ts|tsx|mts|js|jsx|mjs)$/;

/** Installed packages and results of runs are not ours to check. */
const PASSED_OVER = new Set(["node_modules", "coverage"]);

/**
 * Lists the source files below a folder, sorted, folders with a dot left out.
 *
 * @param root Paths are relative to it.
 * @param folder Where to look; the root itself if left out.
 */
export async function sourceFiles(
  root: string,
  folder = "",
): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of Deno.readDir(join(root, folder))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile && SOURCE.test(entry.name)) files.push(path);
    if (!entry.isDirectory || entry.name.startsWith(".")) continue;
    if (PASSED_OVER.has(entry.name)) continue;
    files.push(...await sourceFiles(root, path));
  }
  return files.sort();
}
