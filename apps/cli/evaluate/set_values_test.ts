import { pureLinearAlgebra } from "@revisage/core";
import { fid, kid, prdc } from "@revisage/metrics";
import { assertEquals } from "@std/assert";
import { keysFrom } from "./measures.ts";
import { measureSets, type SetPair, subsetSize } from "./set_values.ts";

function setOf(count: number, step: number): SetPair["restored"] {
  const data = Float64Array.from(
    { length: 2 * count },
    (_, i) => Math.sin(step * i) + i % 3,
  );
  return { data, count, dimensions: 2 };
}

function measure(pair: SetPair) {
  return measureSets(pair, {
    keys: new Set(keysFrom("sets")),
    seed: 3,
    linearAlgebra: pureLinearAlgebra,
  });
}

Deno.test("measureSets() gives the measures of @revisage/metrics, each at its key", async () => {
  const pair = { restored: setOf(12, 1), reference: setOf(12, 2) };
  const { values, missing } = await measure(pair);
  const all = await prdc(pair);
  const { mean } = await kid(pair, { subsets: 1, seed: 3 });
  const expected = { fid: await fid(pair), kid: mean, ...all };
  for (const [key, value] of Object.entries(expected)) {
    const bare = { low: null, high: null, std: null, count: 12 };
    assertEquals(values[key as keyof typeof values], { value, ...bare });
  }
  assertEquals(missing.size, 0);
});

Deno.test("measureSets() tells the spread of KID where subsets differ", async () => {
  const pair = { restored: setOf(1001, 1), reference: setOf(1001, 2) };
  const { values } = await measureSets(pair, {
    keys: new Set(["kid"]),
    seed: 3,
    linearAlgebra: pureLinearAlgebra,
  });
  const { mean, std } = await kid(pair, { seed: 3 });
  assertEquals([values.kid!.value, values.kid!.std], [mean, std]);
  assertEquals([subsetSize(1000), subsetSize(1001)], [1000, 1000]);
});

Deno.test("measureSets() says what one image is too few for", async () => {
  const { values, missing } = await measure({
    restored: setOf(1, 1),
    reference: setOf(1, 2),
  });
  assertEquals(values, {});
  assertEquals([...missing.keys()], keysFrom("sets"));
  assertEquals(
    missing.get("coverage"),
    "Cannot compute precision, recall, density and coverage: restored must have at least 6 images (itself and k = 5 neighbors), got 1",
  );
});
