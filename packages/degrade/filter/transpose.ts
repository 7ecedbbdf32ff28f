import {
  advance,
  type Code,
  type ModuleFunction,
  op,
  repeat,
  type,
} from "@revisage/core/webassembly";

/** How many lines become columns at a time. */
export const QUAD = 4;

/**
 * Turns four lines of pixels into four columns.
 *
 * @param target Address of the columns' upper end.
 * @param source Address of the first line.
 * @param sourceStride Bytes from a line to the next.
 * @param targetStride Bytes from a line of the target to the next.
 * @param width Pixels in a line; 1 at least. The float behind the last is read.
 */
export type Transpose = (
  target: number,
  source: number,
  sourceStride: number,
  targetStride: number,
  width: number,
) => void;

const PIXEL = 3 * 4;
const VECTOR = 16;

// Parameters, then locals.
const [TARGET, SOURCE, SOURCE_STRIDE, TARGET_STRIDE, WIDTH] = [0, 1, 2, 3, 4];
const [ADDRESS, PIXELS] = [5, 6];

/** The code of {@linkcode Transpose}. */
export const transpose: ModuleFunction = {
  parameters: 5,
  locals: [[1, type.i32], [QUAD, type.v128]],
  body: op.loop(
    [op.get(SOURCE), op.set(ADDRESS)],
    [0, 1, 2, 3].map(loadPixel),
    // Four pixels of three floats are three vectors of four.
    store(0, [0, 1, 2, 4]),
    store(1, [1, 2, 4, 5]),
    store(2, [2, 4, 5, 6]),
    advance(SOURCE, PIXEL),
    [op.get(TARGET), op.get(TARGET_STRIDE), op.i32Add, op.set(TARGET)],
    repeat(WIDTH),
  ),
};

function loadPixel(line: number): Code {
  return [
    [op.get(ADDRESS), op.v128Load(0), op.set(PIXELS + line)],
    [op.get(ADDRESS), op.get(SOURCE_STRIDE), op.i32Add, op.set(ADDRESS)],
  ];
}

/** @param lanes Floats: 0 to 2 of a pixel, 4 to 6 of the next one. */
function store(index: number, lanes: readonly number[]): Code {
  const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((i) => 4 * lane + i));
  return [
    [op.get(TARGET), op.get(PIXELS + index), op.get(PIXELS + index + 1)],
    [op.i8x16Shuffle(bytes), op.v128Store(VECTOR * index)],
  ];
}
