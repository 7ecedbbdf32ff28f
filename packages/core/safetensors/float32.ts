import type { StoredTensor } from "./dtype.ts";

/** The dtypes that turn into float32 without loss. */
export type Float32Dtype = "F32" | "F16" | "BF16";

/**
 * The values of a tensor of floats as float32, exactly: subnormal numbers,
 * infinities and NaN included.
 *
 * @returns The tensor's own array if it is `F32` already, else a new one.
 *
 * @example
 * ```ts
 * import { toFloat32 } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const data = new Uint16Array([0x3f80, 0xc000]);
 * const values = toFloat32({ dtype: "BF16", shape: [2], data });
 * assertEquals(values, new Float32Array([1, -2]));
 * ```
 */
export function toFloat32(tensor: StoredTensor<Float32Dtype>): Float32Array {
  switch (tensor.dtype) {
    case "F32":
      return tensor.data;
    case "F16":
      return new Float32Array(tensor.data);
    case "BF16":
      return decodeBfloat16(tensor.data);
  }
}

/**
 * A tensor of float32 values in a dtype of half the size, each rounded to the
 * nearest number that it has, ties to even. What is too large becomes
 * infinite, and NaN stays NaN.
 *
 * @param dtype `"F32"` keeps the array as it is.
 *
 * @example
 * ```ts
 * import { fromFloat32 } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const values = new Float32Array([1, 65519, 65520]);
 * const tensor = fromFloat32("F16", [3], values);
 * assertEquals([...tensor.data], [1, 65504, Infinity]);
 * ```
 */
export function fromFloat32<D extends Float32Dtype>(
  dtype: D,
  shape: readonly number[],
  values: Float32Array,
): StoredTensor<D>;
export function fromFloat32(
  dtype: Float32Dtype,
  shape: readonly number[],
  values: Float32Array,
): StoredTensor<Float32Dtype> {
  switch (dtype) {
    case "F32":
      return { dtype, shape, data: values };
    case "F16":
      return { dtype, shape, data: new Float16Array(values) };
    case "BF16":
      return { dtype, shape, data: encodeBfloat16(values) };
  }
}

/** A bfloat16 is the upper half of a float32. */
function decodeBfloat16(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  for (let i = 0; i < bits.length; i++) bits[i] = halves[i]! << 16;
  return new Float32Array(bits.buffer);
}

function encodeBfloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(
    values.buffer,
    values.byteOffset,
    values.length,
  );
  const halves = new Uint16Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i]!;
    const isNaN = (word & 0x7fff_ffff) > 0x7f80_0000;
    // Half a unit, less one if the kept half is even: a tie goes to even.
    // A NaN is made quiet instead: cut, it could turn into an infinity.
    halves[i] = isNaN
      ? (word >>> 16) | 0x40
      : (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  }
  return halves;
}
