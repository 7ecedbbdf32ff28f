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

const I32 = 0x7f;
const V128 = 0x7b;
const get = (variable: number) => [0x20, variable];
const set = (variable: number) => [0x21, variable];
const constant = (value: number) => [0x41, value]; // Below 64.
const ADD = [0x6a];
const SUBTRACT = [0x6b];
const MULTIPLY = [0x6c];
const SHIFT_LEFT = [0x74];
const IS_BELOW = [0x49];
const LOAD = [0x28, 2, 0];
const whileTrue = (condition: number[], body: number[]) => [
  ...[0x03, 0x40], // loop
  ...condition,
  ...[0x04, 0x40], // if
  ...body,
  ...[0x0c, 1], // Again.
  ...[0x0b, 0x0b],
];
const advance = (variable: number, step: number[]) => [
  ...get(variable),
  ...step,
  ...ADD,
  ...set(variable),
];

// Four 32-bit lanes: red, green, blue, and one that is not used.
const SPLAT = [0xfd, 0x11];
const SHIFT_LANES_RIGHT = [0xfd, 0xac, 1];
const LESSER_LANES = [0xfd, 0xb6, 1];
const GREATER_LANES = [0xfd, 0xb8, 1];
const LOAD_PIXEL = [
  ...[0xfd, 0x5c, 0, 0], // v128.load32_zero
  ...[0xfd, 0x89, 1], // i16x8.extend_low_i8x16_u
  ...[0xfd, 0xa9, 1], // i32x4.extend_low_i16x8_u
];
const LOAD_WEIGHT = [0xfd, 0x09, 2, 0]; // v128.load32_splat
const MULTIPLY_LANES = [0xfd, 0xb5, 1];
const ADD_LANES = [0xfd, 0xae, 1];
const STORE_LANES = [0xfd, 0x0b, 2, 0];

const BODY = whileTrue([...get(OUTPUTS)], [
  ...get(ROW),
  ...[...get(STARTS), ...LOAD, ...constant(3), ...MULTIPLY],
  ...[...ADD, ...set(PIXEL)],
  ...[...get(WEIGHTS), ...set(WEIGHT)],
  ...[...get(COUNTS), ...LOAD, ...constant(2), ...SHIFT_LEFT],
  ...[...get(WEIGHTS), ...ADD, ...set(END)],
  ...[...get(HALF), ...SPLAT, ...set(SUM)],
  ...whileTrue([...get(WEIGHT), ...get(END), ...IS_BELOW], [
    ...[...get(PIXEL), ...LOAD_PIXEL],
    ...[...get(WEIGHT), ...LOAD_WEIGHT, ...MULTIPLY_LANES],
    ...[...get(SUM), ...ADD_LANES, ...set(SUM)],
    ...advance(PIXEL, constant(3)),
    ...advance(WEIGHT, constant(4)),
  ]),
  ...get(SUMS),
  ...[...get(SUM), ...get(BITS), ...SHIFT_LANES_RIGHT],
  ...[...get(LOW), ...SPLAT, ...GREATER_LANES],
  ...[...get(HIGH), ...SPLAT, ...LESSER_LANES],
  ...STORE_LANES,
  ...advance(SUMS, constant(12)),
  ...advance(STARTS, constant(4)),
  ...advance(COUNTS, constant(4)),
  ...advance(WEIGHTS, get(STRIDE)),
  ...[...get(OUTPUTS), ...constant(1), ...SUBTRACT, ...set(OUTPUTS)],
]);

function assemble(): Uint8Array<ArrayBuffer> {
  const code = [2, 3, I32, 1, V128, ...BODY, 0x0b];
  const name = (text: string) => sized([...new TextEncoder().encode(text)]);
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized([1, 0x60, 11, ...Array<number>(11).fill(I32), 0])],
    ...[3, ...sized([1, 0])],
    ...[5, ...sized([1, 0, 1])],
    ...[7, ...sized([2, ...name("memory"), 2, 0, ...name("sumRow"), 0, 0])],
    ...[10, ...sized([1, ...sized(code)])],
  );
}

/** Bytes behind their number, which has one or two bytes itself. */
function sized(bytes: readonly number[]): number[] {
  const { length } = bytes;
  const size = length < 128 ? [length] : [length & 127 | 128, length >> 7];
  return [...size, ...bytes];
}

/** Compiles it; undefined where there is no WebAssembly with SIMD. */
export function loadSumRow(): SumRowModule | undefined {
  const bytes = assemble();
  if (!globalThis.WebAssembly?.validate(bytes)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return exports as unknown as SumRowModule;
}
