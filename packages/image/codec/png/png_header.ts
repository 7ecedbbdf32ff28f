import { Malformed } from "../malformed.ts";
import type { Chunk } from "./chunks.ts";

/** What a pixel consists of; in the order of PNG's color types. */
export type PixelKind = "gray" | "rgb" | "palette" | "gray+alpha" | "rgba";

/** The header of a PNG file. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly kind: PixelKind;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Samples of a pixel. */
  readonly samples: number;
  readonly interlaced: boolean;
}

/** By color type: what it is, how many samples, and which depths are allowed. */
const KINDS: Readonly<
  Record<number, readonly [PixelKind, number, readonly number[]]>
> = {
  0: ["gray", 1, [1, 2, 4, 8, 16]],
  2: ["rgb", 3, [8, 16]],
  3: ["palette", 1, [1, 2, 4, 8]],
  4: ["gray+alpha", 2, [8, 16]],
  6: ["rgba", 4, [8, 16]],
};

/**
 * Reads the first chunk.
 *
 * @throws {Malformed} If it is not a header, or holds what PNG does not allow.
 */
export function readPngHeader(chunk: Chunk | undefined): PngHeader {
  const { type, body } = chunk ?? {};
  if (type !== "IHDR" || body?.length !== 13) {
    throw new Malformed("its first chunk must be an IHDR of 13 bytes");
  }
  const view = new DataView(body.buffer, body.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, color, compression, filter, interlace] = body.subarray(8);
  if (width === 0 || height === 0) {
    throw new Malformed(`its size must be positive, got ${width}×${height}`);
  }
  const [kind, samples, depths] = KINDS[color!] ?? ["gray", 0, []];
  if (!depths.includes(depth!)) {
    throw new Malformed(
      `it cannot have color type ${color} with ${depth} bits`,
    );
  }
  if (compression !== 0 || filter !== 0 || interlace! > 1) {
    throw new Malformed(
      `its methods must be 0, 0 and 0 or 1, got ${compression}, ${filter} and ${interlace}`,
    );
  }
  const interlaced = interlace === 1;
  return { width, height, kind, depth: depth!, samples, interlaced };
}
