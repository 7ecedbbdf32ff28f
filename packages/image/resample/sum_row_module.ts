import {
  advance,
  assembleModule,
  type Code,
  type ModuleFunction,
  op,
  type,
  whileTrue,
} from "@revisage/core/webassembly";

/** `sumRow` of `sums.ts` in WebAssembly: all three colors at once. */
export interface SumRowModule {
  /** What it reads and writes. */
  readonly memory: WebAssembly.Memory;
  /**
   * Adds up a row of pixels. Parameters are addresses where nothing else is
   * said. One byte after the row is read, and four after the sums are written.
   *
   * @param outputs How many pixels there are afterwards.
   * @param stride Bytes from the weights of an output to those of the next.
   * @param half Is added to each sum.
   * @param bits That many are then cut off.
   * @param low The least that a sum may then be.
   * @param high The most that a sum may then be.
   */
  sumRow(
    outputs: number,
    starts: number,
    counts: number,
    weights: number,
    stride: number,
    row: number,
    sums: number,
    half: number,
    bits: number,
    low: number,
    high: number,
  ): void;
}

// Parameters of the function, and its variables.
const [OUTPUTS, STARTS, COUNTS, WEIGHTS, STRIDE, ROW, SUMS] = [
  0,
  1,
  2,
  3,
  4,
  5,
  6,
];
const [HALF, BITS, LOW, HIGH] = [7, 8, 9, 10];
const [PIXEL, WEIGHT, END, SUM] = [11, 12, 13, 14];

/** The code of {@linkcode SumRowModule.sumRow}. */
const sumRow: ModuleFunction = {
  parameters: 11,
  locals: [[3, type.i32], [1, type.v128]],
  body: whileTrue(
    op.get(OUTPUTS),
    startOutput(),
    whileTrue(
      [op.get(WEIGHT), op.get(END), op.i32LessUnsigned],
      addTap(),
      advance(PIXEL, 3),
      advance(WEIGHT, 4),
    ),
    storeOutput(),
    advance(SUMS, 12),
    advance(STARTS, 4),
    advance(COUNTS, 4),
    advance(WEIGHTS, op.get(STRIDE)),
    advance(OUTPUTS, -1),
  ),
};

function startOutput(): Code {
  return [
    [op.get(STARTS), op.i32Load, op.i32Const(3), op.i32Multiply],
    [op.get(ROW), op.i32Add, op.set(PIXEL)],
    [op.get(WEIGHTS), op.set(WEIGHT)],
    [op.get(COUNTS), op.i32Load, op.i32Const(2), op.i32ShiftLeft],
    [op.get(WEIGHTS), op.i32Add, op.set(END)],
    [op.get(HALF), op.i32x4Splat, op.set(SUM)],
  ];
}

/** Four 32-bit lanes: red, green, blue, and one that is not used. */
function addTap(): Code {
  return [
    [op.get(PIXEL), op.v128Load32Zero(0)],
    [op.i16x8ExtendLowUnsigned, op.i32x4ExtendLowUnsigned],
    [op.get(WEIGHT), op.v128Load32Splat(0), op.i32x4Multiply],
    [op.get(SUM), op.i32x4Add, op.set(SUM)],
  ];
}

function storeOutput(): Code {
  return [
    op.get(SUMS),
    [op.get(SUM), op.get(BITS), op.i32x4ShiftRightSigned],
    [op.get(LOW), op.i32x4Splat, op.i32x4Max],
    [op.get(HIGH), op.i32x4Splat, op.i32x4Min],
    op.v128Store(0),
  ];
}

/** Compiles it; undefined where there is no WebAssembly with SIMD. */
export function loadSumRow(): SumRowModule | undefined {
  const bytes = assembleModule({ sumRow });
  if (!globalThis.WebAssembly?.validate(bytes)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return exports as unknown as SumRowModule;
}
