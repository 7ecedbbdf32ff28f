/** Table K.1 of T.81, row by row: steps for luminance at quality 50. */
// deno-fmt-ignore
const LUMINANCE = [
  16, 11, 10, 16,  24,  40,  51,  61,
  12, 12, 14, 19,  26,  58,  60,  55,
  14, 13, 16, 24,  40,  57,  69,  56,
  14, 17, 22, 29,  51,  87,  80,  62,
  18, 22, 37, 56,  68, 109, 103,  77,
  24, 35, 55, 64,  81, 104, 113,  92,
  49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103,  99,
];

/** Table K.2 of T.81, row by row: steps for color at quality 50. */
// deno-fmt-ignore
const CHROMINANCE = [
  17, 18, 24, 47, 99, 99, 99, 99,
  18, 21, 26, 66, 99, 99, 99, 99,
  24, 26, 56, 99, 99, 99, 99, 99,
  47, 66, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
];

/** Steps of the 64 coefficients, row by row: one table for Y, one for Cb, Cr. */
export interface QuantizationTables {
  readonly luminance: Uint16Array;
  readonly chrominance: Uint16Array;
}

/**
 * The standard's example tables, scaled as the Independent JPEG Group does: 50
 * leaves them, 100 makes every step 1.
 *
 * @param quality 1 (worst) to 100 (best).
 * @throws {RangeError} If `quality` is not a whole number from 1 to 100.
 */
export function standardTables(quality: number): QuantizationTables {
  if (!(Number.isInteger(quality) && quality >= 1 && quality <= 100)) {
    throw new RangeError(
      `Cannot encode JPEG: quality must be a whole number from 1 to 100, got ${quality}`,
    );
  }
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const scale = (table: readonly number[]) =>
    Uint16Array.from(table, (step) => {
      const scaled = Math.floor((step * percent + 50) / 100);
      return Math.min(255, Math.max(1, scaled)); // What baseline can store.
    });
  return { luminance: scale(LUMINANCE), chrominance: scale(CHROMINANCE) };
}
