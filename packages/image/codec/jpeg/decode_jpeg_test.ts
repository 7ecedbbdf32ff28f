import { assertEquals, assertThrows } from "@std/assert";
import { decode } from "../decode.ts";
import { DecodeError } from "../decode_error.ts";
import { fixture } from "../testing/fixtures.ts";
import { patch } from "../testing/patch.ts";

const { file: GOOD, rgb: RGB } = await fixture("baseline 4:2:0.jpg");
const { file: PROGRESSIVE } = await fixture("progressive 4:2:0.jpg");
const { file: RESTARTS } = await fixture("baseline restarts.jpg");

/** Where the n-th segment of a kind starts. */
function segment(file: Uint8Array, marker: number, n = 0): number {
  for (let i = 0; i < file.length; i++) {
    if (file[i] === 0xff && file[i + 1] === marker && n-- === 0) return i;
  }
  throw new RangeError(`Cannot find segment ${marker}`);
}

/** A file without its n-th segment of a kind. */
function without(file: Uint8Array, marker: number, n = 0): Uint8Array {
  const at = segment(file, marker, n);
  const end = at + 2 + (file[at + 2]! << 8 | file[at + 3]!);
  return Uint8Array.from([...file.subarray(0, at), ...file.subarray(end)]);
}

const frame = segment(GOOD, 0xc0);
const scan = segment(GOOD, 0xda);
const dqt = segment(GOOD, 0xdb);
const dht = segment(GOOD, 0xc4);
const REFUSED: readonly (readonly [file: Uint8Array, why: string])[] = [
  [GOOD.subarray(0, -2), "it is cut off: its end marker is missing"],
  [GOOD.subarray(0, 30), "it is cut off: segment 0xFFDB ends at byte 89 of 30"],
  [
    Uint8Array.from([...GOOD.subarray(0, -40), 0xff, 0xd9]),
    "it is cut off: its data ends before its picture",
  ],
  [
    patch(GOOD, dqt + 2, [0, 1]),
    "segment 0xFFDB must have at least 2 bytes, got 1",
  ],
  [patch(GOOD, dqt + 5, [0]), "a quantization step must be positive, got 0"],
  [
    patch(GOOD, dqt + 4, [4]),
    "its quantization tables do not fit their segment",
  ],
  [
    patch(GOOD, dht + 5, [3, 1, 2]),
    "one of its Huffman codes has too many words",
  ],
  [patch(GOOD, dht + 4, [4]), "its Huffman codes do not fit their segment"],
  [
    patch(GOOD, frame + 1, [0xc3]),
    "lossless JPEG is not read, only baseline and progressive",
  ],
  [
    patch(GOOD, frame + 1, [0xc9]),
    "arithmetically coded JPEG is not read, only baseline and progressive",
  ],
  [patch(GOOD, frame + 4, [12]), "samples must have 8 bits, got 12"],
  [patch(GOOD, frame + 5, [0, 0]), "its size must be positive, got 19×0"],
  [
    patch(GOOD, frame + 5, [0x10, 0, 0x10, 0]),
    `it is cut off: 4096×4096 pixels take at least 98304 bytes, got ${GOOD.length}`,
  ],
  [
    patch(GOOD, frame + 9, [2]),
    "a frame must have 1, 3 or 4 components, got 2 in 15 bytes",
  ],
  [
    patch(GOOD, frame + 11, [0x51]),
    "sampling factors must be 1 to 4, got 5×1 with table 0",
  ],
  [
    patch(patch(GOOD, frame + 11, [0x31]), frame + 14, [0x21]),
    "its color is subsampled by 1.5×1; factors must be whole",
  ],
  [patch(GOOD, frame + 13, [1]), "two of its components have the same number"],
  [patch(GOOD, scan + 5, [9]), "a scan names component 9, which there is not"],
  [patch(GOOD, scan + 5, [2]), "a scan names a component twice"],
  [
    patch(GOOD, scan + 12, [62]),
    "a scan cannot hold coefficients 0 to 62, bits 0 to 0",
  ],
  [without(GOOD, 0xdb), "quantization table 0 is missing"],
  [without(GOOD, 0xc4), "Huffman code 0 is missing"],
  [without(GOOD, 0xc0), "its data comes before its frame"],
  [without(PROGRESSIVE, 0xda), "it lacks the means of its blocks"],
  [
    patch(RESTARTS, segment(RESTARTS, 0xd0), [0xff, 0xd5]),
    "restart marker 0 is missing in its data",
  ],
];

for (const [file, why] of REFUSED) {
  Deno.test(`decode() says of a JPEG file: ${why}`, () => {
    const error = assertThrows(
      () => decode(file, { name: "a.jpg" }),
      DecodeError,
    );
    assertEquals(error.message, `Cannot decode a.jpg: ${why}`);
  });
}

Deno.test("decode() passes over what cameras leave between segments", () => {
  const at = segment(GOOD, 0xdb);
  const file = [
    ...GOOD.subarray(0, at),
    0,
    7,
    0xff,
    0xff,
    ...GOOD.subarray(at),
  ];
  assertEquals(new Uint8Array(decode(Uint8Array.from(file)).data), RGB);
});

Deno.test("decode() refuses a file of endless scans", () => {
  const at = segment(PROGRESSIVE, 0xda);
  const end = PROGRESSIVE.findIndex((byte, i) =>
    i > at && byte === 0xff && PROGRESSIVE[i + 1] === 0xc4
  );
  const once = [...PROGRESSIVE.subarray(at, end)];
  const many = Array.from({ length: 100 }, () => once).flat();
  const file = Uint8Array.from([
    ...PROGRESSIVE.subarray(0, at),
    ...many,
    ...PROGRESSIVE.subarray(at),
  ]);
  const error = assertThrows(
    () => decode(file, { name: "a.jpg" }),
    DecodeError,
  );
  assertEquals(
    error.message,
    "Cannot decode a.jpg: it must have at most 100 scans",
  );
});
