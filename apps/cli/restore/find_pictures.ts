import { listImages } from "@revisage/image";
import { basename, join, relative, sep } from "node:path";
import { kindOf } from "../frame/kind_of.ts";
import { UsageError } from "../frame/usage_error.ts";

/** A picture to restore. */
export interface Picture {
  /** Its file. */
  readonly input: string;
  /** Its place in the output, without what the file's name ends in. */
  readonly name: string;
}

/**
 * Lists the pictures that the inputs name: files, and those in folders, whose
 * places in them are kept. What lies in the output is no input.
 *
 * @throws {UsageError} If an input is missing, holds no picture, or is the
 * output itself.
 */
export async function findPictures(
  inputs: readonly string[],
  output: string,
): Promise<Picture[]> {
  const found: Picture[] = [];
  for (const input of inputs) {
    const kind = await kindOf(input);
    if (kind === "nothing") {
      throw wrong(`INPUT must be a picture or a folder, found no ${input}`);
    }
    if (kind === "file") {
      found.push({ input, name: withoutSuffix(basename(input)) });
      continue;
    }
    const before = found.length;
    const own = await placeIn(input, output);
    for await (const path of listImages(input)) {
      if (own !== undefined && path.startsWith(`${own}/`)) continue;
      found.push({ input: join(input, path), name: withoutSuffix(path) });
    }
    if (found.length > before) continue;
    throw wrong(`${input} must hold PNG or JPEG pictures, found none`);
  }
  return found;
}

/** The output's path in a folder; undefined if it lies elsewhere. */
async function placeIn(
  folder: string,
  output: string,
): Promise<string | undefined> {
  if (await kindOf(output) === "nothing") return undefined;
  const path = relative(
    await Deno.realPath(folder),
    await Deno.realPath(output),
  );
  if (path === "") {
    throw wrong(`--output must be another folder than the input ${folder}`);
  }
  const names = path.split(sep);
  return names[0] === ".." ? undefined : names.join("/");
}

function withoutSuffix(path: string): string {
  return path.replace(/\.(png|jpe?g)$/i, "");
}

function wrong(problem: string): UsageError {
  return new UsageError("restore", problem);
}
