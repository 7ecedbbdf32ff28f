import { encodeJpeg } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";

/** Writes a face that both sides read: raw RGB, and as a JPEG. */
export async function writePicture(
  folder: string,
  size: number,
): Promise<{ raw: string; jpeg: string }> {
  const face = new SyntheticFaces({ size }).face(0);
  const raw = `${folder}/face-${size}.rgb`, jpeg = `${folder}/face-${size}.jpg`;
  await Deno.writeFile(raw, Uint8Array.from(face.data));
  await Deno.writeFile(jpeg, encodeJpeg(face, { quality: 95 }));
  return { raw, jpeg };
}
