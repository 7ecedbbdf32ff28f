import { forwardDct, inverseDct, inverseDctOfMean } from "./dct.ts";
import type { Plane } from "./plane.ts";

/**
 * Quantized coefficients of a plane: 64 numbers a block, row by row within the
 * block, blocks from left to right and from top to bottom.
 *
 * @param plane What is transformed, its padding too.
 * @param steps The 64 quantization steps, row by row.
 */
export function toBlocks(plane: Plane, steps: Uint16Array): Int16Array {
  const { stride, rows, data } = plane;
  const blocks = new Int16Array(stride * rows);
  const block = new Int32Array(64);
  // The transform's factor of eight goes away here. Halves are rounded away from
  // zero; the hair more keeps exact multiples from falling below themselves.
  const inverse = Float64Array.from(
    steps,
    (step) => (1 + 2 ** -40) / (8 * step),
  );
  const half = Int32Array.from(steps, (step) => 4 * step);
  let to = 0;
  for (let top = 0; top < rows; top += 8) {
    for (let left = 0; left < stride; left += 8) {
      load(data, top * stride + left, stride, block);
      forwardDct(block);
      for (let i = 0; i < 64; i++, to++) {
        const x = block[i]!;
        const size = Math.abs(x) + half[i]!;
        if (size < 2 * half[i]!) continue; // Most are zero.
        const level = size * inverse[i]!;
        blocks[to] = x < 0 ? -level : level;
      }
    }
  }
  return blocks;
}

/** Turns the blocks of {@linkcode toBlocks} back into samples. */
export function fromBlocks(
  blocks: Int16Array,
  steps: Uint16Array,
  { stride, rows, data }: Plane,
): void {
  const block = new Int32Array(64);
  let from = 0;
  for (let top = 0; top < rows; top += 8) {
    for (let left = 0; left < stride; left += 8) {
      let others = 0;
      for (let i = 0; i < 64; i++) {
        const level = blocks[from++]!;
        block[i] = level * steps[i]!;
        if (i > 0) others |= level;
      }
      const at = top * stride + left;
      if (others !== 0) inverseDct(block, data, at, stride);
      else inverseDctOfMean(block[0]!, data, at, stride);
    }
  }
}

/** Reads one block of samples and centers them on zero. */
function load(
  data: Uint8Array,
  at: number,
  stride: number,
  block: Int32Array,
): void {
  for (let i = 0, row = at; i < 64; row += stride) {
    for (let x = row; x < row + 8; x++) block[i++] = data[x]! - 128;
  }
}
