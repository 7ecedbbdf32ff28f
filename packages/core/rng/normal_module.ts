import { assembleModule, type } from "../webassembly/assemble_module.ts";
import type { Code } from "../webassembly/code.ts";
import { advance, repeat } from "../webassembly/loop.ts";
import * as op from "../webassembly/op.ts";
import { CENTER } from "./normal_quantile.ts";
import { ROTATIONS } from "./threefry.ts";

/** Blocks that one step of the function scrambles, one in each lane. */
export const STEP_BLOCKS = 4;
/** Normal numbers that come of them. */
export const STEP_NUMBERS: number = 2 * STEP_BLOCKS;

/** Where the function finds and leaves things in its memory, in bytes. */
export const LAYOUT = {
  /** Four int32: 0, 1, 2, 3. */
  lanes: 0,
  /** 24 int32: see `expandKey`. */
  schedule: 16,
  /** The float64 of {@linkcode CONSTANTS}. */
  constants: 112,
  /** Float64: each number's probability less one half. */
  offsets: 1024,
  /** Float64: what the quantile function's middle part makes of it. */
  numbers: 17_408,
} as const;

/** Numbers that there is room for. */
export const ROOM = 2048;

/** What the function multiplies and adds; see `normalQuantile`. */
export const CONSTANTS: readonly number[] = [
  ...CENTER.over,
  ...CENTER.under,
  0.180625,
  2 ** 26,
  0.5,
  2 ** -52,
];
const [OVER, UNDER, SQUARE, HIGH, HALF, STEP] = [0, 8, 16, 17, 18, 19];

/**
 * Scrambles consecutive blocks and makes normal numbers of them, as
 * `Rng.normal` does but for those in the tails.
 *
 * @param low The first block's number modulo 2³²; the last one's is not less.
 * @param high The multiple of 2³² in it.
 * @param steps How many times {@linkcode STEP_BLOCKS} blocks; 1 at least.
 */
export type FillNormals = (low: number, high: number, steps: number) => void;

// Parameters, then locals.
const [LOW, BLOCK_HIGH, STEPS, AT] = [0, 1, 2, 3];
const WORDS = [4, 5, 6, 7] as const;
const [OFFSET, ARGUMENT, EVEN_OFFSET, EVEN] = [8, 9, 10, 11];

/** Assembles the module that exports {@linkcode FillNormals} as `fill`. */
export function assembleNormals(): Uint8Array<ArrayBuffer> {
  const fill = {
    parameters: 3,
    locals: [[1, type.i32], [8, type.v128]] as const,
    body: op.loop(
      startBlocks(),
      ROUNDS.map(scramble),
      [0, 1].map(makeNumbers),
      advance(LOW, STEP_BLOCKS),
      advance(AT, 8 * STEP_NUMBERS),
      repeat(STEPS),
    ),
  };
  return assembleModule({ fill });
}

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

function startBlocks(): Code {
  return [
    [op.get(LOW), op.i32x4Splat, load(LAYOUT.lanes), op.i32x4Add],
    [addKey(0), op.set(WORDS[0])],
    [op.get(BLOCK_HIGH), op.i32x4Splat, addKey(1), op.set(WORDS[1])],
    [op.v128Zero, addKey(2), op.set(WORDS[2])],
    [op.v128Zero, addKey(3), op.set(WORDS[3])],
  ];
}

/** One of Threefry's rounds, and the key after every fourth. */
function scramble(round: number): Code {
  const [a, b, c, d] = WORDS;
  const rotations = ROTATIONS[(round >> 1) & 3]!;
  const mixes = round % 2 === 0
    ? [mix(a, b, rotations[0]), mix(c, d, rotations[1])]
    : [mix(a, d, rotations[2]), mix(c, b, rotations[3])];
  if (round % 4 !== 3) return mixes;
  const keys = WORDS.map((word, i) => [
    op.get(word),
    addKey(round + 1 + i),
    op.set(word),
  ]);
  return [mixes, keys];
}

function mix(to: number, from: number, bits: number): Code {
  return [
    [op.get(to), op.get(from), op.i32x4Add, op.set(to)],
    [op.get(from), op.i32Const(bits), op.i32x4ShiftLeft],
    [op.get(from), op.i32Const(32 - bits), op.i32x4ShiftRightUnsigned],
    [op.v128Or, op.get(to), op.v128Xor, op.set(from)],
  ];
}

/** Two blocks have four numbers, which take turns: x0 x1 makes one, x2 x3 one. */
function makeNumbers(pair: number): Code {
  const at = 4 * 8 * pair;
  return [
    toOffsets(WORDS[0], WORDS[1], pair),
    [op.get(OFFSET), op.set(EVEN_OFFSET), quantile(), op.set(EVEN)],
    toOffsets(WORDS[2], WORDS[3], pair),
    [quantile(), op.set(ARGUMENT)],
    storeInTurns(LAYOUT.offsets + at, EVEN_OFFSET, OFFSET),
    storeInTurns(LAYOUT.numbers + at, EVEN, ARGUMENT),
  ];
}

/** Leaves (high · 2²⁶ + low + ½) · 2⁻⁵² − ½ in OFFSET. */
function toOffsets(high: number, low: number, pair: number): Code {
  return [
    [topBits(high, pair), constant(HIGH), op.f64x2Multiply],
    [topBits(low, pair), op.f64x2Add],
    [constant(HALF), op.f64x2Add, constant(STEP), op.f64x2Multiply],
    [constant(HALF), op.f64x2Subtract, op.set(OFFSET)],
  ];
}

/** 26 bits of two of a word's lanes, as float64. */
function topBits(word: number, pair: number): Code {
  const lanes = pair === 0 ? [] : op.i8x16Shuffle(bytesOf([1, 1]));
  const words = pair === 0 ? op.get(word) : [op.get(word), op.get(word), lanes];
  return [
    [words, op.i32Const(6), op.i32x4ShiftRightUnsigned],
    op.f64x2ConvertLowUnsigned,
  ];
}

/** The middle part of `normalQuantile`, step by step. */
function quantile(): Code {
  return [
    [constant(SQUARE), op.get(OFFSET), op.get(OFFSET), op.f64x2Multiply],
    [op.f64x2Subtract, op.set(ARGUMENT)],
    [op.get(OFFSET), polynomial(OVER), polynomial(UNDER)],
    [op.f64x2Divide, op.f64x2Multiply],
  ];
}

/** Horner's rule. */
function polynomial(first: number): Code {
  const steps = [6, 5, 4, 3, 2, 1, 0].map((power) => [
    [op.get(ARGUMENT), op.f64x2Multiply],
    [constant(first + power), op.f64x2Add],
  ]);
  return [constant(first + 7), steps];
}

/** Stores two vectors of two float64 each, a b and c d, as a c b d. */
function storeInTurns(offset: number, first: number, second: number): Code {
  return [[0, 2], [1, 3]].map((lanes, i) => [
    [op.get(AT), op.get(first), op.get(second)],
    [op.i8x16Shuffle(bytesOf(lanes)), op.v128Store(offset + 16 * i)],
  ]);
}

/** The bytes of 64-bit lanes. */
function bytesOf(lanes: readonly number[]): number[] {
  return lanes.flatMap((lane) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((i) => 8 * lane + i)
  );
}

function load(address: number): Code {
  return [op.i32Const(0), op.v128Load(address)];
}

function constant(index: number): Code {
  return [op.i32Const(0), op.v128Load64Splat(LAYOUT.constants + 8 * index)];
}

function addKey(word: number): Code {
  return [
    [op.i32Const(0), op.v128Load32Splat(LAYOUT.schedule + 4 * word)],
    op.i32x4Add,
  ];
}
