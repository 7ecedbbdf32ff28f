import { checkImage, type Image } from "@revisage/core";
import { crc32, deflateSync } from "node:zlib";
import { filterRows } from "./png/filter.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Writes a PNG file, 8 bits RGB.
 *
 * @param image The picture; sides below 2³¹.
 * @returns The file; the same picture always gives the same pixels, but another
 * version of Deno's zlib may give other bytes.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { decode, encodePng } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const red = createImage(1, 1, Uint8Array.of(255, 0, 0));
 * assertEquals(decode(encodePng(red)), red);
 * ```
 */
export function encodePng(image: Image): Uint8Array {
  checkImage(image);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, image.width);
  view.setUint32(4, image.height);
  header.set([8, 2], 8); // 8 bits, RGB; all methods are 0.
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(filterRows(image))),
    chunk("IEND", new Uint8Array()),
  ];
  const length = chunks.reduce((sum, part) => sum + part.length, 8);
  const file = new Uint8Array(length);
  file.set(SIGNATURE);
  let at = 8;
  for (const part of chunks) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(body, 8);
  view.setUint32(body.length + 8, crc32(bytes.subarray(4, body.length + 8)));
  return bytes;
}
