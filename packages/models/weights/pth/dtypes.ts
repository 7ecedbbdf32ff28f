import type { Dtype } from "@revisage/core";

/** The element types that tensors of a `.pth` file have here. */
export type PthDtype = Extract<
  Dtype,
  "BOOL" | "U8" | "I8" | "I16" | "I32" | "I64" | "F16" | "BF16" | "F32" | "F64"
>;

/** From PyTorch's name of a storage to the type of its numbers. */
export const STORAGE_DTYPES: ReadonlyMap<string, PthDtype> = new Map([
  ["torch.BoolStorage", "BOOL"],
  ["torch.ByteStorage", "U8"],
  ["torch.CharStorage", "I8"],
  ["torch.ShortStorage", "I16"],
  ["torch.IntStorage", "I32"],
  ["torch.LongStorage", "I64"],
  ["torch.HalfStorage", "F16"],
  ["torch.BFloat16Storage", "BF16"],
  ["torch.FloatStorage", "F32"],
  ["torch.DoubleStorage", "F64"],
]);

/** The array for each type, over bytes that already exist. */
export const ARRAYS = {
  BOOL: Uint8Array,
  U8: Uint8Array,
  I8: Int8Array,
  I16: Int16Array,
  I32: Int32Array,
  I64: BigInt64Array,
  F16: Float16Array,
  BF16: Uint16Array,
  F32: Float32Array,
  F64: Float64Array,
} as const satisfies Record<PthDtype, unknown>;

/** Bytes of one number. */
export function bytesPerElement(dtype: PthDtype): 1 | 2 | 4 | 8 {
  return ARRAYS[dtype].BYTES_PER_ELEMENT as 1 | 2 | 4 | 8;
}
