import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { METHODS, type ResizeFilter } from "./filter.ts";
import { rowSummer } from "./row_summer.ts";
import { loadSumRow } from "./sum_row_module.ts";
import { sumRow } from "./sums.ts";
import { noise } from "./testing/noise.ts";

const FILTERS = Object.keys(METHODS) as ResizeFilter[];

function assertTwins(inputs: number, outputs: number, filter: ResizeFilter) {
  const { rowRounding, taps: tapsOf } = METHODS[filter];
  const taps = tapsOf(inputs, outputs);
  const source = noise(inputs, 2).data as Uint8Array;
  const fast = new Int32Array(3 * outputs + 2).fill(7);
  const slow = fast.slice();
  rowSummer(taps, rowRounding, inputs)(source, 3 * inputs, fast, 1);
  sumRow(source, 3 * inputs, taps, rowRounding, slow, 1);
  assertEquals(fast, slow);
}

Deno.test("Deno adds up rows in WebAssembly", () => {
  assert(loadSumRow() !== undefined);
});

Deno.test("rows are added up in WebAssembly as in JavaScript", () => {
  const side = fc.integer({ min: 1, max: 60 });
  const filter = fc.constantFrom(...FILTERS);
  fc.assert(fc.property(side, side, filter, assertTwins));
  assertTwins(20_000, 300, "lanczos"); // The memory grows.
  assertTwins(3, 5, "bicubic"); // And the old taps are no longer there.
});

Deno.test("what WebAssembly's memory is too small for is added up all the same", () => {
  assertTwins(1_000_000, 2, "bicubic");
});
