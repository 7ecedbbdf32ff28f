import { assertAlmostEquals, assertEquals } from "@std/assert";
import { tinyConfig } from "../testing/tiny_config.ts";
import { ratesAt } from "./rates.ts";

Deno.test("ratesAt() warms both rates up, and lets them fall", () => {
  const config = tinyConfig({
    steps: 104,
    optimizer: {
      learningRate: 8,
      discriminatorRate: 4,
      warmUp: 4,
      least: 0.5,
    },
  });
  const rates = [0, 1, 4, 54, 103].map((step) => ratesAt(step, config));
  const last = 0.5 + 0.5 * (1 + Math.cos(Math.PI * 0.99)) / 2;
  [2, 4, 8, 6, 8 * last].forEach((rate, i) => {
    assertAlmostEquals(rates[i]!.restorer, rate, 1e-12);
    assertAlmostEquals(rates[i]!.discriminator, rate / 2, 1e-12);
  });
});

Deno.test("ratesAt() warms a discriminator up that begins later, and keeps the ratio", () => {
  const optimizer = {
    learningRate: 8,
    discriminatorRate: 2,
    warmUp: 4,
    least: 0.5,
  };
  const config = tinyConfig({ steps: 104, perceptionStart: 50, optimizer });
  const ratios = [50, 51, 53, 54, 103].map((step) => {
    const { discriminator, restorer } = ratesAt(step, config);
    return discriminator / restorer;
  });
  [1, 2, 4, 4, 4].forEach((quarters, i) =>
    assertAlmostEquals(ratios[i]!, quarters / 16, 1e-12)
  );
  const cold = tinyConfig({ optimizer: { warmUp: 0 } }, config);
  const { discriminator, restorer } = ratesAt(50, cold);
  assertAlmostEquals(discriminator / restorer, 1 / 4, 1e-12);
});

Deno.test("ratesAt() counts the images of all batches of a step", () => {
  const average = { halfLife: 40, ramp: 0.5 };
  const small = tinyConfig({ batchSize: 10, average });
  assertEquals(ratesAt(0, small).decay, 0); // The average begins as a copy.
  assertEquals(ratesAt(4, small).decay, 0.5 ** (10 / 20));
  assertEquals(ratesAt(100, small).decay, 0.5 ** (10 / 40));
  const twice = tinyConfig({ accumulate: 2 }, small);
  assertEquals(ratesAt(2, twice).decay, 0.5 ** (20 / 20));
});

Deno.test("ratesAt() counts the images of all workers, however many there were", () => {
  const average = { halfLife: 40, ramp: 0.5 };
  const small = tinyConfig({ batchSize: 10, average });
  const batches = { before: 4, now: 2 };
  assertEquals(ratesAt(2, small, batches).decay, 0.5 ** (20 / 20));
  assertEquals(ratesAt(9, small, batches).decay, 0.5 ** (20 / 20));
});
