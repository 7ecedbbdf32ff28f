import { assertEquals, assertThrows } from "@std/assert";
import { decode } from "../decode.ts";
import { DecodeError } from "../decode_error.ts";
import { fixture } from "../testing/fixtures.ts";
import { find, mendChecksum, patch } from "../testing/patch.ts";

const { file: RGB } = await fixture("rgb 8 bits.png");
const { file: PALETTE } = await fixture("palette 4 bits.png");

/** RGB with other bytes in its header, from one of its 13 on. */
function withHeader(at: number, ...bytes: number[]): Uint8Array {
  return mendChecksum(patch(RGB, 16 + at, bytes), "IHDR");
}

/** A file with a chunk called otherwise. */
function renamed(file: Uint8Array, from: string, to: string): Uint8Array {
  const letters = new TextEncoder().encode(to);
  return mendChecksum(patch(file, find(file, from), letters), to);
}

const idat = find(RGB, "IDAT");
const packed = RGB[idat - 2]! << 8 | RGB[idat - 1]!;
const REFUSED: readonly (readonly [file: Uint8Array, why: string])[] = [
  [RGB.subarray(0, 100), "it is cut off: its IEND chunk is missing"],
  [renamed(RGB, "IHDR", "iHDR"), "its first chunk must be an IHDR of 13 bytes"],
  [
    patch(RGB, idat + 20, [RGB[idat + 20]! ^ 1]),
    "it is damaged: the checksum of its IDAT chunk is wrong",
  ],
  [
    patch(RGB, idat, [10]),
    'it is damaged: the checksum of its "\\nDAT" chunk is wrong',
  ],
  [withHeader(0, 0, 0, 0, 0), "its size must be positive, got 0×13"],
  [withHeader(8, 4), "it cannot have color type 2 with 4 bits"],
  [withHeader(9, 5), "it cannot have color type 5 with 8 bits"],
  [withHeader(10, 1), "its methods must be 0, 0 and 0 or 1, got 1, 0 and 0"],
  [withHeader(7, 14), "its data must have 812 bytes, got 754"],
  [
    withHeader(7, 12),
    "its data is damaged (Cannot create a Buffer larger than 696 bytes)",
  ],
  [
    withHeader(2, 0x7f),
    `it is cut off: ${packed} bytes of data cannot hold 1268722`,
  ],
  [
    mendChecksum(patch(RGB, idat + 4, [0]), "IDAT"),
    "its data is damaged (incorrect header check)",
  ],
  [renamed(RGB, "IDAT", "iDAT"), "it has no pixel data"],
  [renamed(RGB, "IDAT", "NEWS"), "it needs a chunk that is not read: NEWS"],
  [renamed(PALETTE, "PLTE", "pLTE"), "its palette is missing"],
];

for (const [file, why] of REFUSED) {
  Deno.test(`decode() says of a PNG file: ${why}`, () => {
    const error = assertThrows(
      () => decode(file, { name: "a.png" }),
      DecodeError,
    );
    assertEquals(error.message, `Cannot decode a.png: ${why}`);
  });
}
