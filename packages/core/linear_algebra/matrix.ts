import { showValue } from "../show_value.ts";
import { typeName } from "../type_name.ts";

/** A matrix of float64 values. */
export interface Matrix {
  /** How many rows; 0 is allowed. */
  readonly rows: number;
  /** How many columns; 0 is allowed. */
  readonly columns: number;
  /** The values in row-major order; may be a part of a larger buffer. */
  readonly data: Float64Array;
}

/**
 * Checks that a matrix holds as many finite values as its shape says.
 *
 * @param action What cannot be done otherwise, as in "multiply".
 * @param name What the message calls the matrix.
 * @throws {TypeError} If `data` is no `Float64Array`.
 * @throws {RangeError} If the shape or a value is wrong.
 */
export function checkMatrix(
  action: string,
  name: string,
  { rows, columns, data }: Matrix,
): void {
  const cannot = `Cannot ${action}: ${name}`;
  if (!(data instanceof Float64Array)) {
    throw new TypeError(
      `${cannot}.data must be a Float64Array, got ${typeName(data)}`,
    );
  }
  for (const [axis, size] of [["rows", rows], ["columns", columns]] as const) {
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new RangeError(
        `${cannot}.${axis} must be a whole number from 0, ` +
          `got ${showValue(size)}`,
      );
    }
  }
  if (data.length !== rows * columns) {
    throw new RangeError(
      `${cannot}.data must hold ${rows} × ${columns} values, ` +
        `got ${data.length}`,
    );
  }
  checkFinite(cannot, columns, data);
}

function checkFinite(
  cannot: string,
  columns: number,
  data: Float64Array,
): void {
  // The difference of a value with itself is 0, or NaN if it is not finite.
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i]! - data[i]!;
  if (sum === 0) return;
  const at = data.findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    `${cannot} must be finite, got ${data[at]} ` +
      `at [${Math.floor(at / columns)}, ${at % columns}]`,
  );
}
