import {
  assembleNormals,
  CONSTANTS,
  type FillNormals,
  LAYOUT,
  ROOM,
  STEP_BLOCKS,
} from "./normal_module.ts";
import { CENTER_WIDTH, tailQuantile } from "./normal_quantile.ts";
import type { WordStream } from "./word_stream.ts";

/** Blocks for which it pays to go into WebAssembly. */
const FEW_BLOCKS = 8;

interface Maker {
  readonly fill: FillNormals;
  readonly schedule: Int32Array;
  /** Probabilities less one half. */
  readonly offsets: Float64Array;
  /** What they become, but for the tails. */
  readonly numbers: Float64Array;
}

/** Null where there is no WebAssembly with SIMD. */
let maker: Maker | null | undefined;

/**
 * Fills a part of an array with normal numbers, several times as fast as one by
 * one, and the same to the last bit.
 *
 * @param words Whole blocks of it are drawn.
 * @param target What to fill.
 * @param from The first number to fill.
 * @returns How many numbers were filled: none, if they are few, or there is no
 * fast way, or the stream stands in the middle of a block.
 */
export function fillByBlocks(
  words: WordStream,
  target: Float32Array | Float64Array,
  from: number,
  { mean, std }: { readonly mean: number; readonly std: number },
): number {
  const wanted = (target.length - from) >> 1;
  if (Math.min(wanted, words.blocksLeft) < FEW_BLOCKS) return 0;
  maker ??= loadMaker();
  if (maker === null) return 0;
  maker.schedule.set(words.schedule);
  let at = from;
  for (let left = wanted; left > 0 && words.blocksLeft > 0;) {
    const blocks = drawBlocks(maker, words, Math.min(left, ROOM / 2));
    left -= blocks;
    const part = target.subarray(at, at + 2 * blocks);
    finish(maker, part, mean, std);
    at += part.length;
  }
  return at - from;
}

/** Puts the tails in, and scales. */
function finish(
  { offsets, numbers }: Maker,
  target: Float32Array | Float64Array,
  mean: number,
  std: number,
): void {
  for (let i = 0; i < target.length; i++) {
    const offset = offsets[i]!;
    const number = Math.abs(offset) > CENTER_WIDTH
      ? tailQuantile(offset + 0.5) // Exact: a multiple of 2⁻⁵³.
      : numbers[i]!;
    target[i] = mean + std * number;
  }
}

/** Makes the numbers of so many blocks, or of fewer; says how many. */
function drawBlocks(
  { fill }: Maker,
  words: WordStream,
  wanted: number,
): number {
  const first = words.blocksDrawn;
  const low = first % 2 ** 32;
  const blocks = Math.min(wanted, words.blocksLeft, 2 ** 32 - low);
  fill(low, (first - low) / 2 ** 32, Math.ceil(blocks / STEP_BLOCKS));
  words.skipBlocks(blocks);
  return blocks;
}

function loadMaker(): Maker | null {
  const bytes = assembleNormals();
  if (!globalThis.WebAssembly?.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  // What the module exports is fixed by assembleNormals().
  const { buffer } = exports.memory as WebAssembly.Memory;
  new Int32Array(buffer, LAYOUT.lanes, 4).set([0, 1, 2, 3]);
  new Float64Array(buffer, LAYOUT.constants, CONSTANTS.length).set(CONSTANTS);
  return {
    fill: exports.fill as FillNormals,
    schedule: new Int32Array(buffer, LAYOUT.schedule, 24),
    offsets: new Float64Array(buffer, LAYOUT.offsets, ROOM),
    numbers: new Float64Array(buffer, LAYOUT.numbers, ROOM),
  };
}
