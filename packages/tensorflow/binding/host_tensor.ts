import type { NativeLibrary } from "../ffi/native_library.ts";
import type { Address } from "../ffi/symbols.ts";
import { dtypeName, DTYPES, type NativeDType } from "./dtypes.ts";

/** Values of a tensor on the host, as TensorFlow.js keeps them. */
export type HostValues = NumericValues | Uint8Array[];

type NumericValues =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | BigInt64Array
  | BigUint64Array;

const TSTRING_BYTES = 24;

/** The array that holds a type's values in JavaScript, where there is one. */
const ARRAYS: Partial<Record<NativeDType, TypedArrayType>> = {
  float32: Float32Array,
  complex64: Float32Array, // real and imaginary parts in turns
  float64: Float64Array,
  int32: Int32Array,
  bool: Uint8Array,
  uint8: Uint8Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
};

interface TypedArrayType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): NumericValues;
}

/**
 * Copies values into a new `TF_Tensor`, hands it to `use`, and frees it.
 *
 * @throws {RangeError} If there are too few or too many values for the shape.
 */
export function withHostTensor<T>(
  library: NativeLibrary,
  shape: readonly number[],
  dtype: NativeDType,
  values: HostValues | readonly number[],
  use: (tensor: Address) => T,
): T {
  const { c } = library;
  const size = shape.reduce((a, b) => a * b, 1);
  const bytes = isStrings(values, dtype)
    ? null
    : bytesOf(values, shape, size, dtype);
  const length = bytes?.length ?? size * TSTRING_BYTES;
  const tensor = c.TF_AllocateTensor(
    DTYPES[dtype],
    BigInt64Array.from(shape, BigInt),
    shape.length,
    BigInt(length),
  );
  if (tensor === 0n) {
    throw new RangeError(
      `Cannot create ${dtype}[${shape}]: ${length} bytes are not to be had`,
    );
  }
  try {
    if (bytes !== null) {
      if (length > 0) memory(library, tensor, length).set(bytes);
      return use(tensor);
    }
    return withStrings(library, tensor, values as Uint8Array[], use);
  } finally {
    c.TF_DeleteTensor(tensor);
  }
}

function isStrings(
  _values: HostValues | readonly number[],
  dtype: NativeDType,
): _values is Uint8Array[] {
  return dtype === "string";
}

function bytesOf(
  values: NumericValues | readonly number[],
  shape: readonly number[],
  size: number,
  dtype: NativeDType,
): Uint8Array {
  const array = ARRAYS[dtype];
  if (array === undefined) {
    throw new TypeError(`Cannot create ${dtype}[${shape}] from host values`);
  }
  const length = size * (dtype === "complex64" ? 2 : 1);
  const bytes = length * array.BYTES_PER_ELEMENT;
  let view = ArrayBuffer.isView(values) ? values : Float64Array.from(values);
  // TensorFlow.js may hold int32 or bool values in an array of another type.
  if (view.byteLength !== bytes && view.length === length) {
    view = convert(view, dtype);
  }
  if (view.byteLength !== bytes) {
    throw new RangeError(
      `Cannot create ${dtype}[${shape}]: it takes ${length} values, ` +
        `got ${view.byteLength / array.BYTES_PER_ELEMENT}`,
    );
  }
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function convert(values: NumericValues, dtype: NativeDType): NumericValues {
  const numbers = Array.from(values, Number);
  if (dtype === "int32") return Int32Array.from(numbers);
  if (dtype === "bool" || dtype === "uint8") return Uint8Array.from(numbers);
  if (dtype === "int64") return BigInt64Array.from(numbers.map(BigInt));
  return dtype === "float64"
    ? Float64Array.from(numbers)
    : Float32Array.from(numbers);
}

function withStrings<T>(
  library: NativeLibrary,
  tensor: Address,
  values: readonly Uint8Array[],
  use: (tensor: Address) => T,
): T {
  const { c } = library;
  const strings = values.map((_, i) => stringAt(library, tensor, i));
  values.forEach((value, i) => {
    c.TF_StringInit(strings[i]!);
    c.TF_StringCopy(strings[i]!, value.slice(), BigInt(value.length));
  });
  try {
    return use(tensor);
  } finally {
    for (const string of strings) c.TF_StringDealloc(string);
  }
}

/** Copies the values of a `TF_Tensor`. */
export function readHostTensor(
  library: NativeLibrary,
  tensor: Address,
  dtype: number,
  size: number,
): HostValues {
  const { c } = library;
  if (dtype === DTYPES.string) {
    return Array.from({ length: size }, (_, i) => {
      const string = stringAt(library, tensor, i);
      return copyMemory(
        c.TF_StringGetDataPointer(string),
        Number(c.TF_StringGetSize(string)),
      );
    });
  }
  const array = ARRAYS[dtypeName(dtype)];
  if (array === undefined) {
    throw new TypeError(`Cannot read a tensor of type ${dtypeName(dtype)}`);
  }
  const bytes = Number(c.TF_TensorByteSize(tensor));
  return new array(copyMemory(c.TF_TensorData(tensor), bytes).buffer);
}

function stringAt(library: NativeLibrary, tensor: Address, index: number) {
  const data = library.c.TF_TensorData(tensor);
  return Deno.UnsafePointer.offset(data!, index * TSTRING_BYTES);
}

function memory(library: NativeLibrary, tensor: Address, length: number) {
  const data = library.c.TF_TensorData(tensor);
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(data!, length));
}

function copyMemory(
  data: Deno.PointerValue,
  length: number,
): Uint8Array<ArrayBuffer> {
  if (data === null || length === 0) return new Uint8Array(0);
  return new Uint8Array(
    Deno.UnsafePointerView.getArrayBuffer(data, length).slice(0),
  );
}
