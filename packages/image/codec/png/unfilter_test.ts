import { assertEquals, assertThrows } from "@std/assert";
import { Malformed } from "../malformed.ts";
import { unfilter } from "./unfilter.ts";

/** The second of two rows, worked out by hand: above it is 10 20 30. */
const BY_FILTER: readonly (readonly [number, readonly number[]])[] = [
  [0, [1, 2, 255]],
  [1, [1, 3, 2]], // Adds the left.
  [2, [11, 22, 29]], // Adds what is above.
  [3, [6, 15, 21]], // Adds their mean, rounded down.
  [4, [11, 22, 29]], // Up is nearest each time.
];

for (const [filter, expected] of BY_FILTER) {
  Deno.test(`unfilter() takes filter ${filter} away`, () => {
    const data = Uint8Array.of(0, 10, 20, 30, filter, 1, 2, 255);
    unfilter(data, 0, { height: 2, rowBytes: 3 }, 1);
    assertEquals([...data.subarray(5)], expected);
  });
}

Deno.test("unfilter() refuses a filter that there is not", () => {
  const error = assertThrows(
    () => unfilter(Uint8Array.of(5, 0), 0, { height: 1, rowBytes: 1 }, 1),
    Malformed,
  );
  assertEquals(error.message, "a filter must be 0 to 4, got 5");
});
