import {
  advance,
  type Code,
  type ModuleFunction,
  op,
  repeat,
  type,
} from "@revisage/core/webassembly";

/** Numbers that one step converts. */
export const STEP_FLOATS = 16;

/**
 * Turns bytes into floats, or floats into bytes: rounded to the nearest, halves
 * to the even one, from 0 to 255.
 *
 * @param target Address of the first one to write.
 * @param source Address of the first one to read.
 * @param steps How many times {@linkcode STEP_FLOATS}; 1 at least.
 */
export type Convert = (target: number, source: number, steps: number) => void;

const VECTOR = 16;

// Parameters, then a local.
const [TARGET, SOURCE, STEPS, BYTES] = [0, 1, 2, 3];

/** The code that turns bytes into floats. */
export const toFloats: ModuleFunction = {
  parameters: 3,
  locals: [[1, type.v128]],
  body: op.loop(
    [op.get(SOURCE), op.v128Load(0), op.set(BYTES)],
    [
      [op.i16x8ExtendLowUnsigned, op.i32x4ExtendLowUnsigned],
      [op.i16x8ExtendLowUnsigned, op.i32x4ExtendHighUnsigned],
      [op.i16x8ExtendHighUnsigned, op.i32x4ExtendLowUnsigned],
      [op.i16x8ExtendHighUnsigned, op.i32x4ExtendHighUnsigned],
    ].map(storeFloats),
    advance(TARGET, STEP_FLOATS * 4),
    advance(SOURCE, STEP_FLOATS),
    repeat(STEPS),
  ),
};

function storeFloats(quarterOfBytes: Code, index: number): Code {
  return [
    [op.get(TARGET), op.get(BYTES), quarterOfBytes, op.f32x4Convert],
    op.v128Store(VECTOR * index),
  ];
}

/** The code that turns floats into bytes. */
export const toBytes: ModuleFunction = {
  parameters: 3,
  locals: [],
  body: op.loop(
    op.get(TARGET),
    [loadLevels(0), loadLevels(1), op.i16x8NarrowSigned],
    [loadLevels(2), loadLevels(3), op.i16x8NarrowSigned],
    [op.i8x16NarrowUnsigned, op.v128Store(0)],
    advance(TARGET, STEP_FLOATS),
    advance(SOURCE, STEP_FLOATS * 4),
    repeat(STEPS),
  ),
};

/** Four int32; narrowing keeps them within 0 to 255. */
function loadLevels(index: number): Code {
  return [
    [op.get(SOURCE), op.v128Load(VECTOR * index)],
    [op.f32x4Nearest, op.i32x4TruncateSaturating],
  ];
}
