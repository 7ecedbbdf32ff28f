import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { DEFAULT_ADAM, lazyAdam } from "./adam_config.ts";

Deno.test("lazyAdam() corrects by c = 16/17: lr·c, β^c", () => {
  const config = {
    learningRate: 0.002,
    beta1: 0.5,
    beta2: 0.99,
    epsilon: 1e-8,
  };
  const { learningRate, beta1, beta2, epsilon } = lazyAdam(config, 16);
  assertAlmostEquals(learningRate, 0.00188235294, 1e-10);
  assertAlmostEquals(beta1, Math.exp(16 / 17 * Math.log(0.5)), 1e-15);
  assertAlmostEquals(beta2, 0.9905854, 1e-7);
  assertEquals(epsilon, 1e-8);
});

Deno.test("lazyAdam() leaves β₁ = 0 at 0", () => {
  assertEquals(lazyAdam(DEFAULT_ADAM, 4).beta1, 0);
});

Deno.test("lazyAdam() says which interval it cannot use", () => {
  const messages = [0, 1.5].map((interval) =>
    assertThrows(() => lazyAdam(DEFAULT_ADAM, interval), RangeError).message
  );
  assertEquals(messages, [
    "Cannot correct Adam: interval must be a positive integer, got 0",
    "Cannot correct Adam: interval must be a positive integer, got 1.5",
  ]);
});
