import { join } from "node:path";
import { naturalOrder } from "./natural_order.ts";

/**
 * Finds the pictures of a folder and the folders in it, without reading them.
 *
 * Files are taken by their names, `.png`, `.jpg` and `.jpeg` in any case, in
 * natural order: `2.png` before `10.png`, a folder where its name stands. Links
 * are followed, unless they lead back to a folder that they lie in. Names that
 * start with a dot are passed over.
 *
 * @param folder Its path.
 * @yields The path of each in the folder, with `/` between names.
 * @throws {Deno.errors.NotFound} If there is no such folder.
 *
 * @example
 * ```ts
 * import { listImages } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * await Deno.writeTextFile(`${folder}/face10.png`, "");
 * await Deno.writeTextFile(`${folder}/face9.png`, "");
 *
 * const paths = await Array.fromAsync(listImages(folder));
 * assertEquals(paths, ["face9.png", "face10.png"]);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export function listImages(folder: string): AsyncGenerator<string, void> {
  return imagesInside(folder, "", []);
}

/** @param above Real paths of the folders that this one lies in. */
async function* imagesInside(
  folder: string,
  inside: string,
  above: readonly string[],
): AsyncGenerator<string, void> {
  const path = join(folder, inside);
  const here = await Deno.realPath(path);
  if (above.includes(here)) return;
  const entries = await Array.fromAsync(Deno.readDir(path));
  entries.sort((a, b) => naturalOrder(a.name, b.name));
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith(".")) continue;
    if (await isFolder(entry, join(path, name))) {
      yield* imagesInside(folder, `${inside}${name}/`, [...above, here]);
    } else if (/\.(png|jpe?g)$/i.test(name)) yield inside + name;
  }
}

async function isFolder(entry: Deno.DirEntry, path: string): Promise<boolean> {
  if (!entry.isSymlink) return entry.isDirectory;
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false; // It leads nowhere.
    throw error;
  }
}
