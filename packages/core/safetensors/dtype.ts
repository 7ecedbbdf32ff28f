/**
 * The array that holds each dtype's values, or its raw bits where JavaScript
 * has no such number.
 *
 * The order is the format's own, by growing alignment; files are written in
 * the reverse of it. Source: `Dtype` in the reference, safetensors 0.8.0.
 */
export interface TensorArrays {
  /** One byte a value, 0 or 1. */
  BOOL: Uint8Array;
  /** Floats of 4 bits, two to a byte. */
  F4: Uint8Array;
  /** Floats of 6 bits with 2 of exponent, four to three bytes. */
  F6_E2M3: Uint8Array;
  /** Floats of 6 bits with 3 of exponent, four to three bytes. */
  F6_E3M2: Uint8Array;
  /** Whole numbers from 0 to 255. */
  U8: Uint8Array;
  /** Whole numbers of 8 bits. */
  I8: Int8Array;
  /** Bits of floats with 5 bits of exponent. */
  F8_E5M2: Uint8Array;
  /** Bits of floats with 4 bits of exponent, no infinity. */
  F8_E4M3: Uint8Array;
  /** Bits of powers of two: exponents alone. */
  F8_E8M0: Uint8Array;
  /** As `F8_E4M3`, with one zero and one NaN. */
  F8_E4M3FNUZ: Uint8Array;
  /** As `F8_E5M2`, with one zero and one NaN. */
  F8_E5M2FNUZ: Uint8Array;
  /** Whole numbers of 16 bits. */
  I16: Int16Array;
  /** Whole numbers of 16 bits, none negative. */
  U16: Uint16Array;
  /** Floats of 16 bits with 5 of exponent. */
  F16: Float16Array;
  /** Bits of bfloat16, the upper half of a float32. */
  BF16: Uint16Array;
  /** Whole numbers of 32 bits. */
  I32: Int32Array;
  /** Whole numbers of 32 bits, none negative. */
  U32: Uint32Array;
  /** Floats of 32 bits. */
  F32: Float32Array;
  /** Complex numbers: real and imaginary parts in turn. */
  C64: Float32Array;
  /** Floats of 64 bits. */
  F64: Float64Array;
  /** Whole numbers of 64 bits. */
  I64: BigInt64Array;
  /** Whole numbers of 64 bits, none negative. */
  U64: BigUint64Array;
}

/** The name of an element type, as a safetensors header spells it. */
export type Dtype = keyof TensorArrays;

/** A tensor as a file holds it. Checking `dtype` narrows the type of `data`. */
export type StoredTensor<D extends Dtype = Dtype> = {
  [K in D]: {
    /** The type of each element. */
    readonly dtype: K;
    /** Sizes of the axes, slowest first; `[]` is a scalar. */
    readonly shape: readonly number[];
    /** The elements in row-major order. */
    readonly data: TensorArrays[K];
  };
}[D];

/** How one dtype lies in memory. */
export interface DtypeFormat<A> {
  /** Size of one element in bits. */
  readonly bits: number;
  /** Makes the array over bytes that already exist. */
  readonly View: {
    readonly name: string;
    readonly BYTES_PER_ELEMENT: number;
    new (buffer: ArrayBufferLike, byteOffset: number, length: number): A;
  };
}

/** The format of every dtype, in the order of {@link TensorArrays}. */
export const DTYPE_FORMATS: {
  readonly [D in Dtype]: DtypeFormat<TensorArrays[D]>;
} = {
  BOOL: { bits: 8, View: Uint8Array },
  F4: { bits: 4, View: Uint8Array },
  F6_E2M3: { bits: 6, View: Uint8Array },
  F6_E3M2: { bits: 6, View: Uint8Array },
  U8: { bits: 8, View: Uint8Array },
  I8: { bits: 8, View: Int8Array },
  F8_E5M2: { bits: 8, View: Uint8Array },
  F8_E4M3: { bits: 8, View: Uint8Array },
  F8_E8M0: { bits: 8, View: Uint8Array },
  F8_E4M3FNUZ: { bits: 8, View: Uint8Array },
  F8_E5M2FNUZ: { bits: 8, View: Uint8Array },
  I16: { bits: 16, View: Int16Array },
  U16: { bits: 16, View: Uint16Array },
  F16: { bits: 16, View: Float16Array },
  BF16: { bits: 16, View: Uint16Array },
  I32: { bits: 32, View: Int32Array },
  U32: { bits: 32, View: Uint32Array },
  F32: { bits: 32, View: Float32Array },
  C64: { bits: 64, View: Float32Array },
  F64: { bits: 64, View: Float64Array },
  I64: { bits: 64, View: BigInt64Array },
  U64: { bits: 64, View: BigUint64Array },
};

/** Every dtype of the format, by growing alignment. */
export const DTYPES: readonly Dtype[] = Object.keys(DTYPE_FORMATS) as Dtype[];

/** Whether a value is the name of a dtype. */
export function isDtype(value: unknown): value is Dtype {
  return typeof value === "string" && Object.hasOwn(DTYPE_FORMATS, value);
}

/**
 * The bytes a tensor takes, or a sentence part that says why it cannot exist.
 *
 * Multiplies from the left as the reference does, so that `[2 ** 60, 0]` is
 * refused by both although it is empty.
 */
export function tensorByteLength(
  dtype: Dtype,
  shape: readonly number[],
): number | string {
  let bits = DTYPE_FORMATS[dtype].bits;
  for (const size of shape) {
    bits *= size;
    if (bits > Number.MAX_SAFE_INTEGER) return "must hold less than 2^53 bits";
  }
  return bits % 8 === 0 ? bits / 8 : `must fill whole bytes of ${dtype}`;
}

/** Whether a value is a list of axis sizes: whole numbers, none negative. */
export function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isSize);
}

/** Whether a value is a whole number that a file can count up to. */
export function isSize(value: unknown): value is number {
  // -0 passes every comparison, yet no size is written so.
  return Number.isSafeInteger(value) && Number(value) >= 0 &&
    !Object.is(value, -0);
}
