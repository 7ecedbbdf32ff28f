import { parseConfig } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  LEARNING_RATE_SCHEMA,
  learningRateAt,
  type LearningRateConfig,
} from "./learning_rate.ts";

const CONFIG: LearningRateConfig = { peak: 1, warmUp: 4, steps: 12, least: 0 };

Deno.test("learningRateAt() rises evenly, then falls as a cosine", () => {
  const rates = [0, 1, 2, 3, 4, 6, 8, 10, 12, 13].map((step) =>
    learningRateAt(step, CONFIG)
  );
  const cosines = [Math.PI / 4, 3 * Math.PI / 4]
    .map((angle) => (1 + Math.cos(angle)) / 2);
  const expected = [0.25, 0.5, 0.75, 1, 1, cosines[0]!, 0.5, cosines[1]!, 0, 0];
  rates.forEach((rate, i) => assertAlmostEquals(rate, expected[i]!, 1e-12));
});

Deno.test("learningRateAt() falls to the least share, and 1 keeps the peak", () => {
  const at = (step: number, change: Partial<LearningRateConfig>) =>
    learningRateAt(step, { ...CONFIG, ...change });
  assertEquals(at(12, { least: 0.1, peak: 2 }), 0.2);
  assertEquals(at(8, { least: 0.5 }), 0.75);
  assertEquals([4, 8, 12].map((step) => at(step, { least: 1 })), [1, 1, 1]);
});

Deno.test("learningRateAt() needs no warm-up, nor anything after it", () => {
  assertEquals(learningRateAt(0, { ...CONFIG, warmUp: 0 }), 1);
  const rates = [11, 12, 13].map((step) =>
    learningRateAt(step, { ...CONFIG, warmUp: 12 })
  );
  assertEquals(rates, [1, 1, 0]);
});

Deno.test("learningRateAt() stays between least and peak, and falls after the warm-up", () => {
  const config = fc.record({
    peak: fc.double({ min: 0, max: 10, noNaN: true }),
    warmUp: fc.nat(50),
    steps: fc.integer({ min: 1, max: 200 }),
    least: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(fc.property(config, fc.nat(300), (config, step) => {
    const { peak, warmUp, least } = config;
    const rate = learningRateAt(step, config);
    const slack = 1e-12 * peak;
    if (rate > peak + slack) return false;
    if (step < warmUp) return rate >= 0;
    return rate >= least * peak - slack &&
      learningRateAt(step + 1, config) <= rate + slack;
  }));
});

Deno.test("a learning rate's config is checked", () => {
  const parse = (value: unknown) =>
    parseConfig(value, LEARNING_RATE_SCHEMA, CONFIG);
  assertEquals(parse({ peak: 2 }), { ...CONFIG, peak: 2 });
  const { message } = assertThrows(
    () => parse({ peak: -1, warmUp: 0.5, steps: 0, least: 2, last: 1 }),
    Error,
  );
  assertEquals(
    message,
    'Cannot read config:\n  unknown key "last", did you mean "least"?\n' +
      "  peak must be a number from 0, got -1\n" +
      "  warmUp must be an integer from 0, got 0.5\n" +
      "  steps must be an integer from 1, got 0\n" +
      "  least must be a number from 0 to 1, got 2",
  );
});
