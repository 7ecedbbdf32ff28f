import { pureLinearAlgebra } from "@revisage/core";
import { bootstrapFid, fid, kid, prdc } from "@revisage/metrics";
import { assertEquals } from "@std/assert";
import { keysFrom } from "./measures.ts";
import {
  measureSets,
  type SetOptions,
  type SetPair,
  subsetSize,
} from "./set_values.ts";

function setOf(
  count: number,
  step: number,
  dimensions = 2,
): SetPair["restored"] {
  const data = Float64Array.from(
    { length: dimensions * count },
    (_, i) => Math.sin(step * i) + i % 3,
  );
  return { data, count, dimensions };
}

function measure(pair: SetPair, options: Partial<SetOptions> = {}) {
  return measureSets(pair, {
    keys: new Set(keysFrom("sets")),
    seed: 3,
    level: 0.9,
    people: null,
    linearAlgebra: pureLinearAlgebra,
    ...options,
  });
}

Deno.test("measureSets() gives the measures of @revisage/metrics, each at its key", async () => {
  const pair = { restored: setOf(12, 1), reference: setOf(12, 2) };
  const { values, missing, fid } = await measure(pair);
  const all = await prdc(pair);
  const { mean } = await kid(pair, { subsets: 1, seed: 3 });
  const { low, high } = values.fid!;
  assertEquals(fid, await bootstrapFid(pair, { level: 0.9, seed: 3 }));
  assertEquals([values.fid!.value, low, high], [
    fid!.value,
    fid!.low,
    fid!.high,
  ]);
  const expected = { kid: mean, ...all };
  for (const [key, value] of Object.entries(expected)) {
    const bare = { low: null, high: null, std: null, count: 12 };
    assertEquals(values[key as keyof typeof values], { value, ...bare });
  }
  assertEquals(missing.size, 0);
});

Deno.test("measureSets() tells the spread of KID where subsets differ", async () => {
  const pair = { restored: setOf(1001, 1), reference: setOf(1001, 2) };
  const { values } = await measure(pair, { keys: new Set(["kid"]) });
  const { mean, std } = await kid(pair, { seed: 3 });
  assertEquals([values.kid!.value, values.kid!.std], [mean, std]);
  assertEquals([subsetSize(1000), subsetSize(1001)], [1000, 1000]);
});

Deno.test("measureSets() draws people for FID, and nothing of one person or long features", async () => {
  const keys = new Set(["fid"] as const);
  const pair = { restored: setOf(12, 1), reference: setOf(12, 2) };
  const people = Array.from({ length: 12 }, (_, i) => String(i % 4));
  const { values } = await measure(pair, { keys, people });
  const draw = { level: 0.9, seed: 3, identities: people };
  assertEquals(values.fid!.high, (await bootstrapFid(pair, draw)).high);
  const alone = await measure(pair, { keys, people: people.map(() => "0") });
  const { value: bare, low: none } = alone.values.fid!;
  assertEquals([bare, none, alone.fid], [await fid(pair), null, null]);
  const long = { restored: setOf(3, 1, 513), reference: setOf(3, 2, 513) };
  const { value, low } = (await measure(long, { keys })).values.fid!;
  assertEquals([value, low], [await fid(long), null]);
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
