/**
 * A map of the plane, the first two rows of its matrix: (x, y) goes to
 * (a·x + b·y + c, d·x + e·y + f). Pixel centers have whole coordinates; that of
 * the top left pixel is (0, 0).
 */
export type Affine = readonly [
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
];

/**
 * The map that leads back.
 *
 * @param affine A map that folds nothing together.
 * @throws {RangeError} If it is not six finite numbers, or has no inverse.
 *
 * @example
 * ```ts
 * import { type Affine, invertAffine } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const twice: Affine = [2, 0, 6, 0, 2, 4];
 * assertEquals(invertAffine(twice), [0.5, 0, -3, 0, 0.5, -2]);
 * ```
 */
export function invertAffine(affine: Affine): Affine {
  const isAffine = Array.isArray(affine) && affine.length === 6 &&
    affine.every((value) => Number.isFinite(value));
  if (!isAffine) {
    throw new RangeError(
      `Cannot invert affine map: must be six finite numbers, got ${
        Array.isArray(affine) ? `[${affine}]` : typeof affine
      }`,
    );
  }
  const [a, b, c, d, e, f] = affine;
  const determinant = a * e - b * d;
  const scale = 1 / determinant;
  if (!Number.isFinite(scale)) {
    throw new RangeError(
      `Cannot invert affine map: determinant must not be 0, got ${determinant} for [${affine}]`,
    );
  }
  // Adding 0 makes 0 of −0.
  return [
    e * scale,
    -b * scale + 0,
    (b * f - c * e) * scale + 0,
    -d * scale + 0,
    a * scale,
    (c * d - a * f) * scale + 0,
  ];
}
