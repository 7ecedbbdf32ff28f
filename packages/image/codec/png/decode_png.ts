import { Malformed } from "../malformed.ts";
import { type Orientation, readOrientation } from "../orientation.ts";
import type { CheckSize, Picture } from "../picture.ts";
import { type Chunk, readChunks } from "./chunks.ts";
import { inflate } from "./inflate.ts";
import { lengthOf, type Pass, passesOf } from "./passes.ts";
import { pixelWriter, type PngColor, type Target } from "./pixels.ts";
import { type PngHeader, readPngHeader } from "./png_header.ts";
import { unpack } from "./samples.ts";
import { unfilter } from "./unfilter.ts";

/** What matters of a file, before its data is unpacked. */
interface PngFile extends PngColor {
  readonly header: PngHeader;
  readonly parts: readonly Uint8Array[];
  readonly orientation: Orientation;
}

/**
 * Decodes a PNG file: every color type, depth and both orders of pixels.
 *
 * Color profiles and gamma are passed over, as Pillow and OpenCV do.
 *
 * @param bytes The file, with its signature.
 * @param checkSize Called with the size before memory is taken.
 * @throws {Malformed} If the file is broken.
 */
export function decodePng(bytes: Uint8Array, checkSize: CheckSize): Picture {
  const file = readPng(bytes, checkSize);
  const { width, height, kind } = file.header;
  const passes = passesOf(file.header);
  const data = inflate(file.parts, lengthOf(passes));
  const hasAlpha = file.clear !== undefined || kind.endsWith("a");
  const target = {
    rgb: new Uint8Array(3 * width * height),
    alpha: hasAlpha ? new Uint8Array(width * height) : undefined,
  };
  let from = 0;
  for (const pass of passes) {
    writePass(file, pass, data, from, target);
    from += pass.height * (1 + pass.rowBytes);
  }
  return { width, height, ...target, orientation: file.orientation };
}

function readPng(bytes: Uint8Array, checkSize: CheckSize): PngFile {
  const chunks = readChunks(bytes);
  const header = readPngHeader(chunks.next().value as Chunk | undefined);
  checkSize(header);
  const parts: Uint8Array[] = [];
  let [palette, clear]: (Uint8Array | undefined)[] = [];
  let orientation: Orientation = 1;
  for (const { type, body } of chunks) {
    if (type === "IDAT") parts.push(body);
    else if (type === "PLTE") palette = body;
    else if (type === "tRNS") clear = body;
    else if (type === "eXIf") orientation = readOrientation(body);
    else if (/^[A-Z]/.test(type)) {
      throw new Malformed(`it needs a chunk that is not read: ${type}`);
    }
  }
  if (parts.length === 0) throw new Malformed("it has no pixel data");
  return { header, parts, palette, clear, orientation };
}

/** Takes the filters from a pass and writes its pixels into the picture. */
function writePass(
  file: PngFile,
  pass: Pass,
  data: Uint8Array,
  from: number,
  target: Target,
): void {
  const { width, depth, samples } = file.header;
  unfilter(data, from, pass, Math.max(1, samples * depth / 8));
  if (isPlainRgb(file)) {
    for (let y = 0; y < pass.height; y++) {
      const at = from + 1 + y * (1 + pass.rowBytes);
      const row = data.subarray(at, at + pass.rowBytes);
      target.rgb.set(row, y * pass.rowBytes);
    }
    return;
  }
  const write = pixelWriter(file.header, file, target);
  const row = new Uint16Array(pass.width * samples);
  for (let y = 0; y < pass.height; y++) {
    const at = from + 1 + y * (1 + pass.rowBytes);
    unpack(data.subarray(at, at + pass.rowBytes), depth, row);
    let pixel = (pass.top + y * pass.down) * width + pass.left;
    for (let x = 0; x < row.length; x += samples, pixel += pass.right) {
      write(row, x, pixel);
    }
  }
}

/** Whether rows are already as a picture has them, as in most files. */
function isPlainRgb({ header, clear }: PngFile): boolean {
  const { kind, depth, interlaced } = header;
  return kind === "rgb" && depth === 8 && !interlaced && !clear;
}
