import { createImage, replaceFile } from "@revisage/core";
import {
  decode,
  DecodeError,
  encodeJpeg,
  encodePng,
  resize,
} from "@revisage/image";
import { dirname } from "node:path";

/** What kind of file to write. */
export type PictureFormat =
  | { readonly kind: "png" }
  | { readonly kind: "jpeg"; readonly quality: number };

/** How the names of such files end. */
export function suffixOf({ kind }: PictureFormat): string {
  return kind === "png" ? ".png" : ".jpg";
}

/** A face from a file, or why there is none; plain data, for a worker to send. */
export type OpenedPicture =
  | {
    readonly kind: "face";
    /** At the size that was asked for, `[S, S, 3]`. */
    readonly pixels: Uint8Array<ArrayBuffer>;
    /** Pixels along a side of the file's picture. */
    readonly side: number;
  }
  | { readonly kind: "broken"; readonly why: string };

/**
 * Reads a square picture and resizes it by Pillow's Lanczos filter.
 *
 * @param size Pixels along a side after.
 */
export async function openPicture(
  path: string,
  size: number,
): Promise<OpenedPicture> {
  try {
    const image = decode(await Deno.readFile(path), { name: path });
    const { width, height } = image;
    if (width !== height) {
      const why =
        `it must be square, a face that fills it, got ${width}×${height}`;
      return { kind: "broken", why };
    }
    const { data } = resize(image, {
      width: size,
      height: size,
      filter: "lanczos",
    });
    return { kind: "face", pixels: new Uint8Array(data), side: width };
  } catch (error) {
    if (error instanceof DecodeError) return { kind: "broken", why: error.why };
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "broken", why };
  }
}

/** A face to be written; plain data, which a worker can be sent. */
export interface PictureToSave {
  /** The file; folders are made. */
  readonly path: string;
  /** Of a square picture. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Pixels along a side of the file's picture. */
  readonly side: number;
  /** What to write. */
  readonly format: PictureFormat;
}

/**
 * Writes a face at the size it is to have. Nobody ever sees a part of the file.
 *
 * @throws {Error} If it cannot be written; the message names the file.
 */
export async function savePicture(
  { path, pixels, side, format }: PictureToSave,
): Promise<void> {
  const size = Math.sqrt(pixels.length / 3);
  const image = resize(createImage(size, size, pixels), {
    width: side,
    height: side,
    filter: "lanczos",
  });
  const file = format.kind === "png"
    ? encodePng(image)
    : encodeJpeg(image, format);
  await makeFolder(dirname(path));
  await replaceFile(path, (append) => append(file));
}

async function makeFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(path, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot make the folder ${path}: ${why}`, { cause });
  }
}
