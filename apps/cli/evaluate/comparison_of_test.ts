import { assertEquals } from "@std/assert";
import { type Comparable, comparisonOf } from "./comparison_of.ts";
import type { MeasureKey } from "./report.ts";

const fid = (value: number, draws: readonly number[]) => ({
  value,
  low: 0,
  high: 9,
  draws: Float64Array.from(draws),
});

function model(more: Partial<Comparable> = {}): Comparable {
  const pairs = new Map<MeasureKey, number[]>([["psnr", [20, 21]]]);
  return { pairs, fid: fid(2, [1, 3]), ...more };
}

const compare = (ours: Comparable, first: Comparable) =>
  comparisonOf(ours, first, { level: 0.9, seed: 0 });

Deno.test("comparisonOf() compares what both have, FID draw by draw", () => {
  const first = model({ fid: fid(1, [0, 2]) });
  const comparison = compare(model(), first);
  assertEquals(Object.keys(comparison), ["psnr", "fid"]);
  const expected = { difference: 1, low: 1, high: 1, signs: null };
  assertEquals(comparison.fid, expected);
});

Deno.test("comparisonOf() leaves out what one of both lacks", () => {
  const bare = model({ pairs: new Map(), fid: null });
  assertEquals(compare(model(), bare), {});
  assertEquals(compare(bare, model()), {});
});
