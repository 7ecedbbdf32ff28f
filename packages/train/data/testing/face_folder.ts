/** For tests: folders of synthetic faces. */
import type { Image } from "@revisage/core";
import { encodeJpeg, encodePng, resize } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { dirname } from "node:path";
import type { FaceReader, FaceSource } from "../faces.ts";
import { openFaces } from "../faces.ts";
import { type PackedFaces, packFaces } from "../pack/pack_faces.ts";
import type { PackFacesOptions } from "../pack/pack_options.ts";

const faces = new SyntheticFaces({ size: 64, seed: 5 });

/** Person `index`, of 64 × 64 or stretched to another size. */
export function drawFace(index: number, width = 64, height = 64): Image {
  return resize(faces.face(index), { width, height, filter: "bilinear" });
}

/** Writes a picture as its name says. */
export async function writePicture(path: string, image: Image): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const encode = path.endsWith(".png") ? encodePng : encodeJpeg;
  await Deno.writeFile(path, encode(image));
}

/** A folder of three faces, and a folder for packs. */
export interface FaceFolder {
  /** The folder with the faces. */
  readonly folder: string;
  /** Where packs go. */
  readonly cache: string;
  /** Faces of 32 × 32 in this thread, packed in `cache`; nothing is printed. */
  readonly options: PackFacesOptions & { readonly skips: string[] };
}

/** What {@linkcode inFaceFolder} puts into a folder, in natural order. */
export const NAMES: readonly string[] = ["2.png", "10.jpg", "deep/er/a.JPEG"];

/** Makes a folder for a test, and takes it away. */
export async function inFaceFolder(
  run: (made: FaceFolder) => Promise<void>,
): Promise<void> {
  const root = await Deno.makeTempDir();
  const [folder, cache] = [`${root}/faces`, `${root}/cache`];
  const skips: string[] = [];
  const onSkip = (_path: string, { message }: Error) =>
    void skips.push(message.replace(folder, "DIR"));
  const options = { size: 32, cache, workers: 0, onSkip, skips };
  try {
    await writePicture(`${folder}/2.png`, drawFace(2, 70, 64));
    await writePicture(`${folder}/10.jpg`, drawFace(10, 64, 90));
    await writePicture(`${folder}/deep/er/a.JPEG`, drawFace(3, 40, 40));
    await run({ folder, cache, options });
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

/** Runs with these faces, packed. */
export function inPack(
  run: (source: PackedFaces) => Promise<void>,
): Promise<void> {
  return inFaceFolder(async ({ folder, options }) =>
    await run(await packFaces(folder, options))
  );
}

/** The pixels of one face. */
export function readFace(source: FaceSource, face: number): Uint8Array {
  using reader: FaceReader = openFaces(source);
  const pixels = new Uint8Array(3 * source.size ** 2);
  reader.read(face, pixels);
  return pixels;
}

/** The pixels of all faces, by name. */
export function readFaces(source: FaceSource): Record<string, Uint8Array> {
  return Object.fromEntries(
    source.names.map((name, face) => [name, readFace(source, face)]),
  );
}
