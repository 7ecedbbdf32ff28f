import { type Image, Rng } from "@revisage/core";
import { encodePng } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { PRESETS, Restorer, type RestorerConfig } from "@revisage/models";
import { dirname, join } from "node:path";

/** The smallest restorer there is. */
export const TINY: RestorerConfig = {
  ...PRESETS.tiny,
  channels: { base: 64, max: 4 },
  skips: 1,
  codes: 8,
  latent: 4,
};

/** A restorer whose noise shows and whose codes count, as of a trained one. */
export function tinyRestorer(
  seed = 0,
  changes: Partial<RestorerConfig> = {},
): Restorer {
  const restorer = new Restorer({ ...TINY, ...changes }, new Rng(seed));
  for (const { path, variable } of restorer.variables()) {
    if (path.endsWith(".strength") || path.endsWith("codebook.count")) {
      const ones = variable.mul(0).add(1);
      variable.assign(ones);
      ones.dispose();
    }
  }
  return restorer;
}

/** Writes a file with a {@linkcode tinyRestorer}. */
export async function saveTiny(
  path: string,
  changes: Partial<RestorerConfig> = {},
): Promise<void> {
  using restorer = tinyRestorer(0, changes);
  await restorer.save(path);
}

/** A drawn face. */
export function drawnFace(index: number, size: number): Image {
  return new SyntheticFaces({ size }).face(index);
}

/** Writes drawn faces; `name` is where, and so what it is. */
export async function addFaces(
  folder: string,
  names: readonly string[],
  size = 64,
): Promise<void> {
  for (const [index, name] of names.entries()) {
    const path = join(folder, name);
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeFile(path, encodePng(drawnFace(index, size)));
  }
}

/** The files of a folder and the folders in it, by their paths. */
export async function filesIn(
  folder: string,
  inside = "",
): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for await (
    const { name, isDirectory } of Deno.readDir(join(folder, inside))
  ) {
    const path = inside + name;
    if (isDirectory) Object.assign(files, await filesIn(folder, `${path}/`));
    else files[path] = await Deno.readFile(join(folder, path));
  }
  return files;
}
