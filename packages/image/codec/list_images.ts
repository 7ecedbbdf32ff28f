import { join } from "node:path";
import { naturalOrder } from "./natural_order.ts";

/**
 * Finds the pictures of a folder and the folders in it, without reading them.
 *
 * Files are taken by their names, `.png`, `.jpg` and `.jpeg` in any case, in
 * natural order: `2.png` before `10.png`, a folder where its name stands. Names
 * that start with a dot are passed over, and links to folders.
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
  return imagesInside(folder, "");
}

async function* imagesInside(
  folder: string,
  inside: string,
): AsyncGenerator<string, void> {
  const entries = await Array.fromAsync(Deno.readDir(join(folder, inside)));
  entries.sort((a, b) => naturalOrder(a.name, b.name));
  for (const { name, isDirectory } of entries) {
    if (name.startsWith(".")) continue;
    if (isDirectory) yield* imagesInside(folder, `${inside}${name}/`);
    else if (/\.(png|jpe?g)$/i.test(name)) yield inside + name;
  }
}
