import { checkImage, type Image } from "@revisage/core";
import { METHODS } from "./filter.ts";
import type { Size } from "./size.ts";

/**
 * Checks that both sides are positive integers.
 *
 * @param action What cannot be done otherwise.
 * @param prefix What stands before the names of the sides.
 * @throws {RangeError} If one is not.
 */
export function checkSize(action: string, size: Size, prefix = ""): void {
  for (const side of ["width", "height"] as const) {
    const value: unknown = size[side];
    if (!(Number.isSafeInteger(value) && value as number > 0)) {
      throw new RangeError(
        `Cannot ${action}: ${prefix}${side} must be a positive integer, got ${value}`,
      );
    }
  }
}

/**
 * Checks that a value is an image of a size.
 *
 * @throws {RangeError} If it has another size.
 * @throws {TypeError} If it is no image.
 */
export function checkFit(name: string, image: Image, size: Size): void {
  checkImage(image, name);
  if (image.width !== size.width || image.height !== size.height) {
    throw new RangeError(
      `Cannot use ${name}: must be ${size.width}×${size.height}, got ${image.width}×${image.height}`,
    );
  }
}

/**
 * Checks that a filter is one of ours.
 *
 * @throws {RangeError} If it is not.
 */
export function checkFilter(filter: unknown): void {
  if (typeof filter === "string" && Object.hasOwn(METHODS, filter)) return;
  const known = Object.keys(METHODS).map((name) => `"${name}"`).join(", ");
  throw new RangeError(
    `Cannot resize image: filter must be one of ${known}, got ${
      typeof filter === "string" ? `"${filter}"` : filter
    }`,
  );
}
