import { showValue } from "./show_value.ts";
import { typeName } from "./type_name.ts";

/**
 * What a network saw in each of a list of images: one row of numbers an image.
 *
 * Row `i` is `data[i * dimensions]` to `data[(i + 1) * dimensions - 1]`.
 */
export interface Features {
  /** The rows, one after the other: `count * dimensions` finite numbers. */
  readonly data: Float32Array | Float64Array;
  /** Rows; 0 if there were no images. */
  readonly count: number;
  /** Numbers in a row; at least 1. */
  readonly dimensions: number;
}

/**
 * Checks that a value is {@linkcode Features}.
 *
 * @param value What should be some.
 * @param name What the error calls it.
 * @throws {TypeError} If `value` is not an object, or `data` not an array of
 * floating-point numbers.
 * @throws {RangeError} If a size is wrong, or a number is not finite; the
 * first such number is named.
 *
 * @example
 * ```ts
 * import { checkFeatures } from "@revisage/core";
 * import { assertThrows } from "@std/assert";
 *
 * const data = Float32Array.of(1, 2, 3, NaN);
 * assertThrows(
 *   () => checkFeatures({ data, count: 2, dimensions: 2 }, "restored"),
 *   RangeError,
 *   "Cannot use restored: row 1, column 1 must be finite, got NaN",
 * );
 * ```
 */
export function checkFeatures(
  value: unknown,
  name = "features",
): asserts value is Features {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(
      `Cannot use ${name}: must be features, got ${typeName(value)}`,
    );
  }
  const { data, count, dimensions } = value as Record<keyof Features, unknown>;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new TypeError(
      `Cannot use ${name}: data must be a Float32Array or Float64Array, got ${
        typeName(data)
      }`,
    );
  }
  checkSize(name, "count", count, 0);
  checkSize(name, "dimensions", dimensions, 1);
  if (data.length !== count * dimensions) {
    throw new RangeError(
      `Cannot use ${name}: data must hold ${
        count * dimensions
      } numbers (${count}×${dimensions}), got ${data.length}`,
    );
  }
  checkFinite(name, data, dimensions);
}

function checkSize(
  name: string,
  field: "count" | "dimensions",
  value: unknown,
  min: number,
): asserts value is number {
  if (!(Number.isSafeInteger(value) && value as number >= min)) {
    throw new RangeError(
      `Cannot use ${name}: ${field} must be an integer of at least ${min}, got ${
        showValue(value)
      }`,
    );
  }
}

/** A plain loop: `findIndex` takes twelve times as long. */
function checkFinite(
  name: string,
  data: Features["data"],
  dimensions: number,
): void {
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    const row = Math.floor(i / dimensions);
    throw new RangeError(
      `Cannot use ${name}: row ${row}, column ${
        i % dimensions
      } must be finite, got ${data[i]}`,
    );
  }
}
