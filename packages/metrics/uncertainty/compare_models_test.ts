import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { bootstrapMean } from "./bootstrap_mean.ts";
import { compareModels } from "./compare_models.ts";

const score = fc.integer({ min: 0, max: 50 });
const scores = fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 9 });

Deno.test("compareModels() is the bootstrap of the differences, and their signs", () => {
  const model = [5, 7, 9, 4], baseline = [4, 7, 5, 5];
  const options = { seed: 3, resamples: 100, level: 0.9 };
  const { difference, signs } = compareModels({ model, baseline }, options);
  assertEquals(difference, bootstrapMean([1, 0, 4, -1], options));
  assertEquals(difference.mean, 1);
  // Above 2, below 1: 0 or 1 of 3 heads is 4/8, on both sides.
  assertEquals(signs, { above: 2, below: 1, ties: 1, pValue: 1 });
});

Deno.test("compareModels() sees a small gain that two means do not", () => {
  const baseline = Array.from({ length: 40 }, (_, i) => 20 + i % 20);
  const model = baseline.map((value, i) => value + 0.1 + (i % 3) / 10);
  const { difference } = compareModels({ model, baseline });
  assert(difference.low > 0.1);
  assert(bootstrapMean(model).low < bootstrapMean(baseline).high);
});

Deno.test("compareModels() counts a person once", () => {
  const model = [3, 3, 0, 4, 1, 9], baseline = [1, 2, 1, 5, 1, 2];
  const identities = ["a", "a", "a", "b", "c", "d"];
  const { signs, difference } = compareModels({ model, baseline }, {
    identities,
  });
  // a +2, b -1, c 0, d +7.
  assertEquals(signs, { above: 2, below: 1, ties: 1, pValue: 1 });
  assertEquals(difference.unit, "person");
  assertEquals(difference.count, 4);
  assertAlmostEquals(difference.mean, 8 / 6);
});

Deno.test("compareModels() turns around when the models do", () => {
  fc.assert(fc.property(scores, (rows) => {
    const model = rows.map(([value]) => value);
    const baseline = rows.map(([, value]) => value);
    const one = compareModels({ model, baseline }, { resamples: 30 });
    const other = compareModels(
      { model: baseline, baseline: model },
      { resamples: 30 },
    );
    assertAlmostEquals(other.difference.mean, -one.difference.mean, 1e-12);
    assertAlmostEquals(other.difference.low, -one.difference.high, 1e-9);
    assertEquals(other.signs.above, one.signs.below);
    assertEquals(other.signs.pValue, one.signs.pValue);
  }));
});

Deno.test("compareModels() finds no difference between equal models", () => {
  const values = [30, Infinity, 20];
  const { difference, signs } = compareModels({
    model: values,
    baseline: values,
  });
  assertEquals([difference.mean, difference.low, difference.high], [0, 0, 0]);
  assertEquals(signs, { above: 0, below: 0, ties: 3, pValue: 1 });
});

Deno.test("compareModels() says what is wrong", () => {
  const messageOf = (model: number[], baseline: number[]) =>
    assertThrows(() => compareModels({ model, baseline }), RangeError).message;
  assertEquals(
    [
      messageOf([1, 2], [1]),
      messageOf([], []),
      messageOf([1, NaN], [1, 2]),
      messageOf([1, 2], [1, NaN]),
      messageOf([Infinity, 1], [1, Infinity]),
    ],
    [
      "Cannot compare models: model must hold 1 values as baseline, got 2",
      "Cannot compare models: model must hold at least 2, got 0",
      "Cannot compare models: model[1] must be a number, got NaN",
      "Cannot compare models: baseline[1] must be a number, got NaN",
      "Cannot compare models: model - baseline must not hold both Infinity and -Infinity, which have no mean",
    ],
  );
});
