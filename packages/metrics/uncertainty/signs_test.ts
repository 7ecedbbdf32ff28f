import { assert, assertEquals } from "@std/assert";
import fixtures from "./testdata/uncertainty.json" with { type: "json" };
import { signTest } from "./signs.ts";

for (const { above, below, pValue } of fixtures.signs) {
  Deno.test(`signTest() is SciPy's binomtest: ${above} above, ${below} below`, () => {
    const differences = [
      ...Array(above).fill(0.5),
      ...Array(below).fill(-3),
      0,
    ];
    const { pValue: ours, ...counts } = signTest(differences);
    assertEquals(counts, { above, below, ties: 1 });
    assert(Math.abs(ours - pValue) <= 1e-10 * pValue, `${ours} not ${pValue}`);
  });
}

Deno.test("signTest() leaves ties out, by hand", () => {
  // Of four throws, 1 or fewer heads, or 3 and more: 2 · (1 + 4) / 16.
  assertEquals(signTest([1, 2, 3, -1, 0, 0]), {
    above: 3,
    below: 1,
    ties: 2,
    pValue: 0.625,
  });
});

Deno.test("signTest() is the same for the other side", () => {
  const differences = [4, 2, -1, 7, 0, 3];
  const turned = signTest(differences.map((difference) => -difference));
  assertEquals(turned, { ...signTest(differences), above: 1, below: 4 });
});
