import { join } from "node:path";

/** Where runs lie that nobody gave a place. */
export const RUNS = "runs";

/**
 * Makes a folder for a new run: `runs/NAME`, or `runs/NAME-2` and so on.
 *
 * Once made it is nobody else's, although the run begins only when all faces
 * are packed.
 */
export async function newRunFolder(
  name: string,
  runs = RUNS,
): Promise<string> {
  await Deno.mkdir(runs, { recursive: true });
  for (let number = 1;; number++) {
    const folder = join(runs, number === 1 ? name : `${name}-${number}`);
    if (await make(folder)) return folder;
  }
}

/** Makes a folder that is not there yet. */
async function make(folder: string): Promise<boolean> {
  try {
    await Deno.mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}

/** Removes the folder of a run that never began; others hold something. */
export async function removeIfEmpty(folder: string): Promise<void> {
  await Deno.remove(folder).catch(() => {});
}

/** Whether a folder holds a run. */
export function holdsRun(folder: string): boolean {
  try {
    return Deno.statSync(join(folder, "config.json")).isFile;
  } catch {
    return false;
  }
}
