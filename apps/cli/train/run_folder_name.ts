import { join } from "node:path";

/** A folder for a new run: `runs/NAME`, or `runs/NAME-2` and so on. */
export async function newRunFolder(
  name: string,
  runs = "runs",
): Promise<string> {
  for (let number = 1;; number++) {
    const folder = join(runs, number === 1 ? name : `${name}-${number}`);
    if (!await exists(folder)) return folder;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
