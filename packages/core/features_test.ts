import { assertEquals, assertThrows } from "@std/assert";
import { checkFeatures } from "./features.ts";

Deno.test("checkFeatures() takes rows of either precision, and none at all", () => {
  const values: unknown[] = [
    { data: new Float32Array(6), count: 2, dimensions: 3 },
    { data: new Float64Array(6), count: 3, dimensions: 2 },
    { data: new Float32Array(0), count: 0, dimensions: 512 },
  ];
  for (const value of values) {
    checkFeatures(value);
    const size: number = value.count * value.dimensions; // Narrowed.
    assertEquals(size, value.data.length);
  }
});

const data = new Float32Array(6);
const REFUSED: readonly (readonly [
  value: unknown,
  type: typeof RangeError | typeof TypeError,
  message: string,
])[] = [
  [undefined, TypeError, "Cannot use real: must be features, got undefined"],
  [
    { data: [1, 2], count: 1, dimensions: 2 },
    TypeError,
    "Cannot use real: data must be a Float32Array or Float64Array, got Array",
  ],
  [
    { data, count: -1, dimensions: 3 },
    RangeError,
    "Cannot use real: count must be an integer of at least 0, got -1",
  ],
  [
    { data: new Float32Array(0), count: 0, dimensions: 0 },
    RangeError,
    "Cannot use real: dimensions must be an integer of at least 1, got 0",
  ],
  [
    { data, count: 3 },
    RangeError,
    "Cannot use real: dimensions must be an integer of at least 1, got undefined",
  ],
  [
    { data, count: 3, dimensions: 3 },
    RangeError,
    "Cannot use real: data must hold 9 numbers (3×3), got 6",
  ],
  [
    {
      data: Float64Array.of(0, 0, 0, 0, -Infinity, NaN),
      count: 2,
      dimensions: 3,
    },
    RangeError,
    "Cannot use real: row 1, column 1 must be finite, got -Infinity",
  ],
];

for (const [value, type, message] of REFUSED) {
  Deno.test(`checkFeatures() says: ${message}`, () => {
    const error = assertThrows(() => checkFeatures(value, "real"), type);
    assertEquals(error.message, message);
  });
}
