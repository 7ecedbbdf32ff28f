import type { Features } from "@revisage/core";
import fc from "fast-check";

/** Features of these rows. */
export function featuresOf(...rows: readonly (readonly number[])[]): Features {
  const [first = [0]] = rows;
  return {
    data: Float64Array.from(rows.flat()),
    count: rows.length,
    dimensions: first.length,
  };
}

const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
  minLength: 3,
  maxLength: 3,
}).filter((row) => row.some((x) => Math.abs(x) > 1e-3));

/** Two lists of as many rows of three, none of them all zeros. */
export const anyRows: fc.Arbitrary<
  { restored: number[]; reference: number[] }[]
> = fc.array(fc.record({ restored: row, reference: row }), {
  minLength: 1,
  maxLength: 6,
});
