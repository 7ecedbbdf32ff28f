import { assertEquals } from "@std/assert";
import type { DigestedPair } from "./digested_pair.ts";
import { landmarkValues, referencePoints } from "./landmark_values.ts";

const row = (x: number, y: number, score = 0.9) =>
  Float32Array.from([score, 64, 48, ...[0, 0, 0, 0, 0].flatMap(() => [x, y])]);
const file = (digest: string) => ({ path: digest, digest, key: digest });
const pair = (stem: string, reference: string, ...restored: string[]) =>
  ({
    stem,
    reference: file(reference),
    restored: restored.map(file),
  }) satisfies DigestedPair;

const KNOWN = new Map([
  ["at 10", row(10, 10)],
  ["moved", row(13, 14)],
  ["none", new Float32Array(13)],
]);
const PAIRS = [
  pair("a", "at 10", "moved", "at 10"),
  pair("b", "at 10", "none", "moved"),
  pair("c", "none", "at 10", "none"),
];

Deno.test("landmarkValues() is the distance of a pair, and NaN without two faces", () => {
  assertEquals(landmarkValues(PAIRS, 0, KNOWN), [5, NaN, NaN]);
  assertEquals(landmarkValues(PAIRS, 1, KNOWN), [0, 5, NaN]);
});

Deno.test("referencePoints() are those of references, by stem", () => {
  const points = referencePoints(PAIRS, KNOWN);
  assertEquals([...points.keys()], ["a", "b", "c"]);
  assertEquals(points.get("a")!.points[4], [10, 10]);
  assertEquals(points.get("b")!.width, 64);
  assertEquals(points.get("c"), null);
});
