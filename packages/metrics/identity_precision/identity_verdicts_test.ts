import { assertEquals, assertRejects } from "@std/assert";
import { normal, points } from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import { iPrecision, iRecall } from "./identity_precision.ts";
import { identityVerdicts } from "./identity_verdicts.ts";

Deno.test("Figure 4: the same, nobody, and somebody else", async () => {
  const { restored } = await identityVerdicts({
    restored: points(1, 50, 11.5, 0.5, 10, 12),
    reference: points(0, 2, 10, 12),
    identities: {
      restored: ["a", "a", "a", "b", "c", "d"],
      reference: ["a", "b", "c", "d"],
    },
  }, 1);
  assertEquals(restored, [
    { kind: "same", neighbor: 0, distance: 1, radius: 2 },
    { kind: "none", neighbor: 0, distance: 50, radius: 2 },
    { kind: "other", neighbor: 3, distance: 0.5, radius: 2 },
    { kind: "same", neighbor: 1, distance: 1.5, radius: 2 },
    { kind: "same", neighbor: 2, distance: 0, radius: 2 },
    { kind: "same", neighbor: 3, distance: 0, radius: 2 },
  ]);
});

Deno.test("the nearest decides, the first of equals", async () => {
  const { restored, reference } = await identityVerdicts({
    restored: points(0, 30, 20),
    reference: points(-1, 1, 9, 29, 33),
    identities: { restored: ["a", "b", "c"], reference: [..."aacbc"] },
  }, 2);
  assertEquals(restored, [
    { kind: "same", neighbor: 0, distance: 1, radius: 10 },
    { kind: "same", neighbor: 3, distance: 1, radius: 20 },
    // 9 is nearer, but its ball ends at 19.
    { kind: "same", neighbor: 4, distance: 13, radius: 24 },
  ]);
  assertEquals(reference.map(({ kind }) => kind), Array(5).fill("same"));
});

Deno.test("the share of the same is iPrecision, and iRecall", async () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => i % 9);
  const pair = {
    restored: normal(80, 2, 1),
    reference: normal(60, 2, 2),
    identities: { restored: people(80), reference: people(60) },
  };
  const linearAlgebra = worstAlgebra(1);
  const verdicts = await identityVerdicts(pair, 4, { linearAlgebra });
  const share = (side: "restored" | "reference") => {
    const same = verdicts[side].filter(({ kind }) => kind === "same");
    return same.length / verdicts[side].length;
  };
  assertEquals(share("restored"), await iPrecision(pair));
  assertEquals(share("reference"), await iRecall(pair));
  const kinds = new Set(verdicts.restored.map(({ kind }) => kind));
  assertEquals([...kinds].sort(), ["none", "other", "same"]);
  assertEquals(await identityVerdicts(pair), verdicts); // k is 4.
});

Deno.test("what iPrecision refuses is refused", async () => {
  const pair = { restored: points(1, 2), reference: points(1, 2) };
  const error = await assertRejects(() => identityVerdicts(pair), RangeError);
  assertEquals(
    error.message,
    "Cannot compute iPrecision and iRecall: restored must have at least 5 " +
      "images (itself and k = 4 neighbors), got 2",
  );
});
