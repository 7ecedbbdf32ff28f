import {
  advance,
  type Code,
  type ModuleFunction,
  op,
  repeat,
  type,
} from "@revisage/core/webassembly";

/** Floats that one step of the filter makes; lines are padded to multiples. */
export const LANE_FLOATS = 32;

/** Bytes of a 32-bit number. */
const WORD = 4;
/** Bytes of a vector. */
const VECTOR = 16;
/** Fewer would wait for one sum after the other. */
const VECTORS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

// Parameters, then locals.
const [TARGET, SOURCE, WEIGHTS, OFFSETS, TAP_BYTES, STEPS, ADDS] = [
  0,
  1,
  2,
  3,
  4,
  5,
  6,
];
const [TAP, ADDRESS, WEIGHT, SUMS] = [7, 8, 9, 10];

/**
 * Filters a line of floats: `target[i] = Σ weights[t] · source[i + offsets[t]]`.
 *
 * All addresses and offsets are in bytes.
 *
 * @param target Where the line goes.
 * @param source What an offset of 0 stands for.
 * @param weights Where the weights are, float32.
 * @param offsets Where the offsets are, int32.
 * @param tapBytes Four times the number of taps; one tap at least.
 * @param steps How many times {@linkcode LANE_FLOATS} floats; 1 at least.
 * @param adds 1 adds to what the target holds, 0 replaces it.
 */
export type Fir = (
  target: number,
  source: number,
  weights: number,
  offsets: number,
  tapBytes: number,
  steps: number,
  adds: 0 | 1,
) => void;

/** The code of {@linkcode Fir}. */
export const fir: ModuleFunction = {
  parameters: 7,
  locals: [[2, type.i32], [9, type.v128]],
  body: op.loop(
    VECTORS.map(startSum),
    op.i32Const(0),
    op.set(TAP),
    op.loop(
      readTap(),
      VECTORS.map(addProduct),
      advance(TAP, WORD),
      op.get(TAP),
      op.get(TAP_BYTES),
      op.i32LessUnsigned,
      op.branchIf(0),
    ),
    VECTORS.map(storeSum),
    advance(TARGET, VECTORS.length * VECTOR),
    advance(SOURCE, VECTORS.length * VECTOR),
    repeat(STEPS),
  ),
};

function startSum(vector: number): Code {
  return [
    op.get(ADDS),
    op.ifElse(
      type.v128,
      [op.get(TARGET), op.v128Load(vector * VECTOR)],
      op.v128Zero,
    ),
    op.set(SUMS + vector),
  ];
}

/** Leaves the tap's address in ADDRESS and its weight in WEIGHT, four times. */
function readTap(): Code {
  return [
    [op.get(OFFSETS), op.get(TAP), op.i32Add, op.i32Load],
    [op.get(SOURCE), op.i32Add, op.set(ADDRESS)],
    [op.get(WEIGHTS), op.get(TAP), op.i32Add, op.v128Load32Splat(0)],
    op.set(WEIGHT),
  ];
}

function addProduct(vector: number): Code {
  return [
    [op.get(ADDRESS), op.v128Load(vector * VECTOR)],
    [op.get(WEIGHT), op.f32x4Multiply],
    [op.get(SUMS + vector), op.f32x4Add, op.set(SUMS + vector)],
  ];
}

function storeSum(vector: number): Code {
  return [
    op.get(TARGET),
    op.get(SUMS + vector),
    op.v128Store(vector * VECTOR),
  ];
}
