import { assertAlmostEquals, assertEquals } from "@std/assert";
import { judgeClaim, meanOf } from "./judge_claim.ts";

Deno.test("meanOf() is a face's mean over seeds", () => {
  assertEquals(meanOf([[1, 2, 3]]), [1, 2, 3]);
  assertEquals(meanOf([[1, 2, 3], [3, 2, 7]]), [2, 2, 5]);
});

Deno.test("a claim holds if faces and seeds agree", () => {
  const judged = judgeClaim({
    better: "higher",
    model: [[2, 3, 4, 5], [3, 4, 5, 6]],
    other: [[1, 2, 3, 4], [1, 2, 3, 4]],
  });
  assertEquals(judged, { // Each face gains 1 by one seed and 2 by the other.
    difference: 1.5,
    low: 1.5,
    high: 1.5,
    agree: 2,
    seeds: 2,
    verdict: "holds",
  });
});

Deno.test("where less is better, the same difference is the other way", () => {
  const judged = judgeClaim({
    better: "lower",
    model: [[2, 3], [3, 4]],
    other: [[1, 2], [1, 2]],
  })!;
  assertEquals([judged.difference, judged.agree], [1.5, 0]);
  assertEquals(judged.verdict, "the other way");
});

Deno.test("one seed that says the reverse is enough to show nothing", () => {
  const judged = judgeClaim({
    better: "higher",
    model: [[5, 6, 7], [0, 1, 2]],
    other: [[1, 2, 3], [1, 2, 3]],
  })!; // +4 by one seed, −1 by the other: +1.5 for each face.
  assertEquals([judged.low, judged.high], [1.5, 1.5]);
  assertEquals([judged.agree, judged.verdict], [1, "not shown"]);
});

Deno.test("faces that disagree show nothing", () => {
  const judged = judgeClaim({
    better: "higher",
    model: [[2, 0, 2, 0, 3]],
    other: [[1, 1, 1, 1, 1]],
  })!;
  assertAlmostEquals(judged.difference, 0.4); // (1 − 1 + 1 − 1 + 2) / 5
  assertEquals([judged.low < 0, judged.high > 0], [true, true]);
  assertEquals([judged.agree, judged.verdict], [1, "not shown"]);
});

Deno.test("a baseline, which has no seeds, stands against each", () => {
  const judged = judgeClaim({
    better: "lower",
    model: [[1, 2], [2, 3]],
    other: [[3, 4]],
  })!;
  assertEquals([judged.difference, judged.agree, judged.seeds], [-1.5, 2, 2]);
  assertEquals(judged.verdict, "holds");
});

Deno.test("where 1 is best, distances from it are compared, seed by seed", () => {
  const judged = judgeClaim({
    better: "one",
    model: [[0.75, 0.75], [1.25, 1.25]], // In the mean 1, but a quarter off.
    other: [[0.5, 0.5], [0.5, 0.5]],
  })!;
  assertEquals([judged.difference, judged.verdict], [-0.25, "holds"]);
});

Deno.test("models that are equal show nothing", () => {
  const same = [[1, 2, 3], [2, 3, 4]];
  const judged = judgeClaim({ better: "higher", model: same, other: same })!;
  assertEquals([judged.difference, judged.agree], [0, 0]);
  assertEquals(judged.verdict, "not shown");
});

Deno.test("a claim on one face, or on infinite values, is not judged", () => {
  const input = { better: "higher", other: [[1, 2]] } as const;
  assertEquals(judgeClaim({ ...input, model: [[Infinity, 1]] }), null);
  assertEquals(judgeClaim({ ...input, model: [[1]], other: [[2]] }), null);
});
