import { assert, assertEquals, assertThrows } from "@std/assert";
import { type Features, Rng } from "@revisage/core";
import { normal } from "../testing/sets.ts";
import { bootstrapFid, type FidInterval } from "./bootstrap_fid.ts";
import { compareFids } from "./compare_fids.ts";

function interval(value: number, draws: readonly number[]): FidInterval {
  return { value, low: 0, high: 9, draws: Float64Array.from(draws) };
}

function addNoise({ data, ...shape }: Features, std: number): Features {
  const noise = new Float64Array(data.length);
  new Rng(7).fillNormal(noise, 0, std);
  return { ...shape, data: noise.map((value, i) => value + data[i]!) };
}

Deno.test("compareFids() subtracts draw by draw, by hand", () => {
  const model = interval(2, [1, 2, 3, 2, 2]);
  const baseline = interval(5, [3, 5, 6, 6, 5]);
  // −2, −3, −3, −4 and −3: their quartiles are −3.
  assertEquals(compareFids({ model, baseline }, { level: 0.5 }), {
    value: -3,
    low: -3,
    high: -3,
  });
  const { low, high } = compareFids({ model, baseline }, { level: 0.999999 });
  assert(low < -3.99 && high > -2.01, `${low}, ${high}`);
});

Deno.test("compareFids() is sure where two intervals touch", async () => {
  const reference = normal(60, 4, 1);
  const baseline = await bootstrapFid({
    restored: addNoise(reference, 1.2),
    reference,
  });
  const model = await bootstrapFid({
    restored: addNoise(reference, 1),
    reference,
  });
  assert(model.high > baseline.low, "the intervals touch");
  const { value, low, high } = compareFids({ model, baseline });
  assertEquals(value, model.value - baseline.value);
  assert(low < value && value < high && high < 0, `${low}, ${high}`);
});

Deno.test("compareFids() holds the truth about as often as it says", async () => {
  // Means of 1 and 2 against 0: distances of 1 and 4.
  let held = 0;
  for (let trial = 0; trial < 50; trial++) {
    const reference = normal(100, 1, 1000 + trial);
    const [model, baseline] = await Promise.all(
      [1, 2].map((mean) =>
        bootstrapFid({
          restored: normal(100, 1, 5000 * mean + trial, mean),
          reference,
        }, { seed: trial, resamples: 80 })
      ),
    );
    const { low, high } = compareFids({ model: model!, baseline: baseline! });
    if (low <= -3 && -3 <= high) held++;
  }
  assert(held >= 41 && held <= 50, `${held} of 50`);
});

Deno.test("compareFids() refuses draws that do not belong together, and levels that are none", () => {
  const baseline = interval(1, [1, 1]);
  assertThrows(
    () => compareFids({ model: interval(1, [1]), baseline }),
    RangeError,
    "must hold as many draws, and some, got 1 and 2",
  );
  const none = interval(1, []);
  assertThrows(
    () => compareFids({ model: none, baseline: none }),
    RangeError,
    "must hold as many draws, and some, got 0 and 0",
  );
  assertThrows(
    () => compareFids({ model: baseline, baseline }, { level: 1 }),
    RangeError,
    "level must lie between 0 and 1, got 1",
  );
});
