import {
  basename,
  dirname,
  isAbsolute,
  join,
  relative,
  resolve,
} from "node:path";

/** From where to where. */
export interface Folders {
  /** The folder with the pictures. */
  readonly input: string;
  /** The folder to write to. */
  readonly output: string;
  /** The folder for what each picture was before it was degraded, if any. */
  readonly references?: string;
}

/**
 * Checks that the folders to write to, which need not be there, lie outside of
 * the others: what was written is never taken for pictures to degrade, nor for
 * degraded ones.
 *
 * @throws {Error} If one is another or lies in it.
 * @throws {Deno.errors.NotFound} If there is no such input.
 */
export async function checkFolders(
  { input, output, references }: Folders,
): Promise<void> {
  await Deno.stat(input);
  await checkOutside("output", output, input);
  if (references !== undefined) {
    await checkOutside("references", references, input);
    await checkOutside("references", references, output);
    await checkOutside("output", output, references);
  }
}

async function checkOutside(
  name: string,
  inner: string,
  outer: string,
): Promise<void> {
  const path = relative(await realPlace(outer), await realPlace(inner));
  if (path.split(/[\\/]/)[0] === ".." || isAbsolute(path)) return;
  throw new Error(
    `Cannot degrade folder: ${name} must lie outside of ${outer}, got ${inner}`,
  );
}

/** Where a path leads through all links, whether it is there yet or not. */
async function realPlace(path: string): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    const whole = resolve(path);
    return join(await realPlace(dirname(whole)), basename(whole));
  }
}
