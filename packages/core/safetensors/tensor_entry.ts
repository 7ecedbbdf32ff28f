import { showValue } from "../show_value.ts";
import {
  type Dtype,
  DTYPES,
  isDtype,
  isShape,
  tensorByteLength,
} from "./dtype.ts";
import { SafetensorsError } from "./safetensors_error.ts";

/** What a header says of one tensor. */
export interface TensorEntry {
  /** The type of each element. */
  readonly dtype: Dtype;
  /** Sizes of the axes, slowest first; `[]` is a scalar. */
  readonly shape: readonly number[];
  /** Where the tensor begins, in bytes after the header. */
  readonly begin: number;
  /** One past its last byte. */
  readonly end: number;
}

// Exactly these: a field that a later version adds may change what the bytes
// mean, so ignoring it could read wrong values.
const FIELDS = ["dtype", "shape", "data_offsets"];

/**
 * Checks one tensor's part of the header, by itself.
 *
 * @param file What error messages call the file.
 * @throws {SafetensorsError} If it breaks the format.
 */
export function parseEntry(
  file: string,
  name: string,
  value: unknown,
): TensorEntry {
  const label = showValue(name);
  const refuse = (why: string, got: unknown) => refusal(file, why, got);

  if (!name.isWellFormed()) throw refuse("a name must be Unicode", name);
  if (!isRecord(value) || !hasExactly(value, FIELDS)) {
    throw refuse(`tensor ${label} must have exactly ${FIELDS}`, value);
  }
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isDtype(dtype)) {
    throw refuse(`dtype of ${label} must be one of ${DTYPES}`, dtype);
  }
  if (!isShape(shape)) {
    throw refuse(`shape of ${label} must list whole numbers from 0`, shape);
  }
  if (!isShape(offsets) || offsets.length !== 2) {
    throw refuse(`data_offsets of ${label} must be two byte counts`, offsets);
  }
  const [begin = 0, end = 0] = offsets;
  const entry = { dtype, shape: Object.freeze(shape), begin, end };
  checkSpan(file, label, entry);
  return Object.freeze(entry);
}

function checkSpan(
  file: string,
  label: string,
  { dtype, shape, begin, end }: TensorEntry,
): void {
  if (begin > end) {
    const why = `data_offsets of ${label} must not run backward`;
    throw refusal(file, why, [begin, end]);
  }
  const length = tensorByteLength(dtype, shape);
  if (typeof length === "string") {
    throw refusal(file, `shape of ${label} ${length}`, shape);
  }
  if (end - begin !== length) {
    const why = `data_offsets of ${label} must span ${length} bytes ` +
      `for ${dtype} ${showValue(shape)}`;
    throw refusal(file, why, [begin, end]);
  }
}

function refusal(file: string, why: string, got: unknown): SafetensorsError {
  return new SafetensorsError(file, `${why}, got ${showValue(got)}`);
}

/**
 * Checks that every byte of the data belongs to exactly one tensor, so that
 * nothing can hide in the file and no tensor can read another's bytes.
 *
 * @param entries In the order in which they lie in the file.
 * @throws {SafetensorsError} If they overlap, leave a hole, or end elsewhere.
 */
export function checkCoverage(
  file: string,
  entries: Iterable<readonly [string, TensorEntry]>,
  dataLength: number,
): void {
  let expected = 0;
  for (const [name, { begin, end }] of entries) {
    const label = showValue(name);
    if (begin !== expected) {
      throw new SafetensorsError(
        file,
        `${label} must begin at byte ${expected} of the data, ` +
          `got ${begin}: ${begin < expected ? "an overlap" : "a hole"}`,
      );
    }
    if (end > dataLength) {
      throw new SafetensorsError(
        file,
        `${label} must end within the ${dataLength} bytes of data, got ${end}`,
      );
    }
    expected = end;
  }
  if (expected !== dataLength) {
    throw new SafetensorsError(
      file,
      `data must be ${expected} bytes, as the header says, got ${dataLength}`,
    );
  }
}

/** Whether a JSON value is an object, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasExactly(value: object, keys: readonly string[]): boolean {
  return Object.keys(value).length === keys.length &&
    keys.every((key) => Object.hasOwn(value, key));
}
