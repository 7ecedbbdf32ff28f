import { showValue } from "../show_value.ts";
import { compareCodePoints } from "./code_point_order.ts";
import {
  type Dtype,
  DTYPE_FORMATS,
  DTYPES,
  isDtype,
  isShape,
  type TensorArrays,
  tensorByteLength,
} from "./dtype.ts";
import { LENGTH_BYTES, MAX_HEADER_LENGTH, METADATA_KEY } from "./header.ts";

/** A tensor's description, which is all that the header needs. */
export interface TensorInfo {
  /** The type of each element. */
  readonly dtype: Dtype;
  /** Sizes of the axes, slowest first; `[]` is a scalar. */
  readonly shape: readonly number[];
}

/** Where everything of a file to be written goes. */
export interface Layout<T extends TensorInfo> {
  /** The length's eight bytes, the header, and its padding. */
  readonly head: Uint8Array;
  /** The tensors in the order of the file. */
  readonly tensors: readonly PlacedTensor<T>[];
  /** Bytes of the whole file. */
  readonly size: number;
}

/** A tensor with its name and its length in bytes. */
export interface PlacedTensor<T extends TensorInfo> {
  readonly name: string;
  readonly tensor: T;
  readonly byteLength: number;
}

/** What may be written beside the tensors. */
export interface SafetensorsOptions {
  /** Free texts: a name and its value. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Lays a file out as the reference does: tensors by descending alignment of
 * their dtype, then by name; the header padded with spaces to 8 bytes, so that
 * every tensor is aligned. Metadata is sorted too (the reference leaves its
 * order to chance), so equal content gives equal bytes.
 *
 * @param file What error messages call the file.
 * @throws {TypeError} If a name, dtype, shape or text cannot be written.
 */
export function planLayout<T extends TensorInfo>(
  file: string,
  tensors: Iterable<readonly [string, T]>,
  { metadata }: SafetensorsOptions,
): Layout<T> {
  const placed = Array.from(tensors, ([name, tensor]) => {
    return { name, tensor, byteLength: checkTensor(file, name, tensor) };
  }).sort((a, b) =>
    DTYPES.indexOf(b.tensor.dtype) - DTYPES.indexOf(a.tensor.dtype) ||
    compareCodePoints(a.name, b.name)
  );
  checkUnique(file, placed);

  const fields = metadata === undefined
    ? []
    : [`"${METADATA_KEY}":${spellMetadata(file, metadata)}`];
  let end = 0;
  for (const { name, tensor: { dtype, shape }, byteLength } of placed) {
    const data_offsets = [end, end += byteLength];
    const info = JSON.stringify({ dtype, shape, data_offsets });
    fields.push(`${JSON.stringify(name)}:${info}`);
  }
  const head = encodeHead(file, `{${fields.join(",")}}`);
  return { head, tensors: placed, size: head.byteLength + end };
}

function checkTensor(file: string, name: string, tensor: TensorInfo): number {
  const { dtype, shape } = tensor;
  const refuse = (why: string, got: unknown) =>
    new TypeError(`Cannot write ${file}: ${why}, got ${showValue(got)}`);
  if (name === METADATA_KEY || !name.isWellFormed()) {
    throw refuse(`a name must be Unicode and not ${METADATA_KEY}`, name);
  }
  const label = showValue(name);
  if (!isDtype(dtype)) {
    throw refuse(`dtype of ${label} must be one of ${DTYPES}`, dtype);
  }
  if (!isShape(shape)) {
    throw refuse(`shape of ${label} must list whole numbers from 0`, shape);
  }
  const length = tensorByteLength(dtype, shape);
  if (typeof length === "string") {
    throw refuse(`shape of ${label} ${length}`, shape);
  }
  return length;
}

function checkUnique(
  file: string,
  sorted: readonly { readonly name: string }[],
): void {
  const names = new Set<string>();
  for (const { name } of sorted) {
    if (names.has(name)) {
      throw new TypeError(
        `Cannot write ${file}: each name must be given once, ` +
          `got ${showValue(name)} twice`,
      );
    }
    names.add(name);
  }
}

function spellMetadata(
  file: string,
  metadata: Readonly<Record<string, string>>,
): string {
  const texts = Object.entries(metadata);
  for (const text of texts.flat()) {
    if (typeof text !== "string" || !text.isWellFormed()) {
      throw new TypeError(
        `Cannot write ${file}: metadata must map texts to texts, ` +
          `got ${showValue(text)}`,
      );
    }
  }
  const pairs = texts
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map((pair) => pair.map((text) => JSON.stringify(text)).join(":"));
  return `{${pairs.join(",")}}`;
}

function encodeHead(file: string, json: string): Uint8Array {
  const text = new TextEncoder().encode(json);
  const length = Math.ceil(text.byteLength / 8) * 8;
  if (length > MAX_HEADER_LENGTH) {
    throw new RangeError(
      `Cannot write ${file}: header length must be at most ` +
        `${MAX_HEADER_LENGTH}, got ${length}`,
    );
  }
  const head = new Uint8Array(LENGTH_BYTES + length).fill(0x20);
  new DataView(head.buffer).setBigUint64(0, BigInt(length), true);
  head.set(text, LENGTH_BYTES);
  return head;
}

/** The bytes of a tensor's data, after checking its kind and length. */
export function bytesOf(
  file: string,
  { name, tensor, byteLength }: PlacedTensor<TensorInfo>,
  data: TensorArrays[Dtype],
): Uint8Array {
  const { View } = DTYPE_FORMATS[tensor.dtype];
  if (!(data instanceof View) || data.byteLength !== byteLength) {
    const length = byteLength / View.BYTES_PER_ELEMENT;
    const got = ArrayBuffer.isView(data)
      ? `${data.constructor.name} of ${data.length}`
      : showValue(data);
    throw new TypeError(
      `Cannot write ${file}: data of ${showValue(name)} must be ` +
        `${View.name} of ${length}, got ${got}`,
    );
  }
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
