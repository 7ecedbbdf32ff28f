import { type Code, leb, signedLeb } from "./code.ts";

/** Makes an instruction that reads or writes memory, `offset` bytes on. */
export type MemoryOp = (offset: number) => Code;

/** `loop`: goes on behind its body, unless that branches to it. */
export function loop(...body: Code): Code {
  return [0x03, 0x40, body, 0x0b];
}

/** `if`, `else`: leaves a value of the type `result`. */
export function ifElse(result: number, then: Code, otherwise: Code): Code {
  return [[0x04, result, then], [0x05, otherwise, 0x0b]];
}

/** `if`, with nothing else and no value. */
export function then(...body: Code): Code {
  return [0x04, 0x40, body, 0x0b];
}

/** `br`: out of as many blocks, or to the start of a loop. */
export function branch(depth: number): Code {
  return [0x0c, leb(depth)];
}

/** `br_if`: out of as many blocks, or to the start of a loop. */
export function branchIf(depth: number): Code {
  return [0x0d, leb(depth)];
}

/** `local.get` */
export function get(local: number): Code {
  return [0x20, leb(local)];
}

/** `local.set` */
export function set(local: number): Code {
  return [0x21, leb(local)];
}

/** `local.tee` */
export function tee(local: number): Code {
  return [0x22, leb(local)];
}

/** `i32.const` */
export function i32Const(value: number): Code {
  return [0x41, signedLeb(value)];
}

/** `i8x16.shuffle`: 0 to 15 are bytes of the first vector, 16 to 31 of the next. */
export function i8x16Shuffle(lanes: readonly number[]): Code {
  return simd(0x0d, lanes);
}

/** `v128.store32_lane` */
export function v128Store32Lane(offset: number, lane: number): Code {
  return simd(0x5a, 2, leb(offset), lane);
}

/** `i32.load` */
export const i32Load: Code = [0x28, 2, 0];

/** `i32.lt_u` */
export const i32LessUnsigned: Code = [0x49];

/** `i32.add` */
export const i32Add: Code = [0x6a];

/** `i32.sub` */
export const i32Subtract: Code = [0x6b];

/** `i32.mul` */
export const i32Multiply: Code = [0x6c];

/** `i32.shl` */
export const i32ShiftLeft: Code = [0x74];

/** `v128.load` */
export const v128Load: MemoryOp = memory(0x00, 4);

/** `v128.load32_splat` */
export const v128Load32Splat: MemoryOp = memory(0x09, 2);

/** `v128.load64_splat` */
export const v128Load64Splat: MemoryOp = memory(0x0a, 3);

/** `v128.load32_zero` */
export const v128Load32Zero: MemoryOp = memory(0x5c, 2);

/** `v128.store` */
export const v128Store: MemoryOp = memory(0x0b, 4);

/** `v128.const`, all zeros */
export const v128Zero: Code = simd(0x0c, Array(16).fill(0));

/** `v128.or` */
export const v128Or: Code = simd(0x50);

/** `v128.xor` */
export const v128Xor: Code = simd(0x51);

/** `i8x16.narrow_i16x8_u` */
export const i8x16NarrowUnsigned: Code = simd(0x66);

/** `i16x8.narrow_i32x4_s` */
export const i16x8NarrowSigned: Code = simd(0x85);

/** `i16x8.extend_low_i8x16_u` */
export const i16x8ExtendLowUnsigned: Code = simd(0x89);

/** `i16x8.extend_high_i8x16_u` */
export const i16x8ExtendHighUnsigned: Code = simd(0x8a);

/** `i32x4.extend_low_i16x8_u` */
export const i32x4ExtendLowUnsigned: Code = simd(0xa9);

/** `i32x4.extend_high_i16x8_u` */
export const i32x4ExtendHighUnsigned: Code = simd(0xaa);

/** `i32x4.splat` */
export const i32x4Splat: Code = simd(0x11);

/** `i32x4.shl` */
export const i32x4ShiftLeft: Code = simd(0xab);

/** `i32x4.shr_s` */
export const i32x4ShiftRightSigned: Code = simd(0xac);

/** `i32x4.shr_u` */
export const i32x4ShiftRightUnsigned: Code = simd(0xad);

/** `i32x4.add` */
export const i32x4Add: Code = simd(0xae);

/** `i32x4.mul` */
export const i32x4Multiply: Code = simd(0xb5);

/** `i32x4.min_s` */
export const i32x4Min: Code = simd(0xb6);

/** `i32x4.max_s` */
export const i32x4Max: Code = simd(0xb8);

/** `i32x4.trunc_sat_f32x4_s` */
export const i32x4TruncateSaturating: Code = simd(0xf8);

/** `f32x4.add` */
export const f32x4Add: Code = simd(0xe4);

/** `f32x4.mul` */
export const f32x4Multiply: Code = simd(0xe6);

/** `f32x4.nearest` */
export const f32x4Nearest: Code = simd(0x6a);

/** `f32x4.convert_i32x4_s` */
export const f32x4Convert: Code = simd(0xfa);

/** `f64x2.add` */
export const f64x2Add: Code = simd(0xf0);

/** `f64x2.sub` */
export const f64x2Subtract: Code = simd(0xf1);

/** `f64x2.mul` */
export const f64x2Multiply: Code = simd(0xf2);

/** `f64x2.div` */
export const f64x2Divide: Code = simd(0xf3);

/** `f64x2.convert_low_i32x4_u` */
export const f64x2ConvertLowUnsigned: Code = simd(0xff);

function simd(opcode: number, ...rest: Code): Code {
  return [0xfd, leb(opcode), rest];
}

/** @param alignment A hint: an exponent of two. */
function memory(opcode: number, alignment: number): MemoryOp {
  return (offset) => simd(opcode, alignment, leb(offset));
}
