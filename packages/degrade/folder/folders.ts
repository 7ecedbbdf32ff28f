import { isAbsolute, relative } from "node:path";

/** From where to where. */
export interface Folders {
  /** The folder with the pictures. */
  readonly input: string;
  /** The folder to write to. */
  readonly output: string;
}

/**
 * Makes the folder to write to, and checks that it lies outside of the other
 * one: no picture is overwritten, and what was written is never taken for
 * pictures to degrade.
 *
 * @throws {Error} If `output` is `input` or lies in it.
 * @throws {Deno.errors.NotFound} If there is no such input.
 */
export async function prepareFolders(
  { input, output }: Folders,
): Promise<void> {
  const from = await Deno.realPath(input);
  await Deno.mkdir(output, { recursive: true });
  const path = relative(from, await Deno.realPath(output));
  const outside = path.split(/[\\/]/)[0] === ".." || isAbsolute(path);
  if (outside) return;
  throw new Error(
    `Cannot degrade folder: output must lie outside of ${input}, got ${output}`,
  );
}
