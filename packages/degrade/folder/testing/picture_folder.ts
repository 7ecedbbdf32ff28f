import { createImage, type Image } from "@revisage/core";
import { encodeJpeg, encodePng } from "@revisage/image";

/** A picture of slopes. */
export function ramp(width: number, height: number): Image {
  const image = createImage(width, height);
  image.data.forEach((_, i) => image.data[i] = (i * 29) % 256);
  return image;
}

/** What {@linkcode inFolders} puts into a folder, as it is degraded. */
export const NAMES: readonly string[] = ["b9.png", "b10.png", "deep/a.png"];

/** Makes folders for a test, and takes them away. */
export async function inFolders(
  run: (input: string, output: string) => Promise<void>,
): Promise<void> {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${root}/in/deep`, { recursive: true });
    await Deno.writeFile(`${root}/in/b10.png`, encodePng(ramp(20, 16)));
    await Deno.writeFile(`${root}/in/b9.jpg`, encodeJpeg(ramp(16, 16)));
    await Deno.writeFile(`${root}/in/deep/a.png`, encodePng(ramp(12, 18)));
    await run(`${root}/in`, `${root}/out`);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

/** Puts `count` more pictures into a folder: `more/0.png` and so on. */
export async function addPictures(
  folder: string,
  count: number,
): Promise<string[]> {
  await Deno.mkdir(`${folder}/more`);
  const names = Array.from({ length: count }, (_, i) => `more/${i}.png`);
  for (const [i, name] of names.entries()) {
    await Deno.writeFile(`${folder}/${name}`, encodePng(ramp(20 + i, 24)));
  }
  return names;
}

/** What files of a folder hold. */
export function readAll(
  folder: string,
  names: readonly string[] = NAMES,
): Promise<Uint8Array[]> {
  return Promise.all(names.map((name) => Deno.readFile(`${folder}/${name}`)));
}
