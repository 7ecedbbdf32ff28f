import { assertEquals, assertThrows } from "@std/assert";
import { NonFiniteError, nonFiniteNames } from "./non_finite_error.ts";

const ADVICE =
  "Try a lower learning rate or a longer warm-up, clip gradients, or train in " +
  "float32; if it happens at once, look at the data.";

Deno.test("a loss that is not finite is named, with the last good checkpoint", () => {
  const error = new NonFiniteError({
    step: 1234,
    values: { l1: 0.5, adversarial: NaN, "gradient norm": Infinity },
    checkpoint: "runs/a/checkpoints/step-1000",
  });
  assertEquals(
    error.message,
    "Cannot take step 1234: adversarial must be finite, got NaN; " +
      "gradient norm must be finite, got Infinity. " +
      `The last good checkpoint is runs/a/checkpoints/step-1000. ${ADVICE}`,
  );
  assertEquals(error.names, ["adversarial", "gradient norm"]);
});

Deno.test("without a checkpoint it says so", () => {
  const error = new NonFiniteError({ step: 1, values: { l1: -Infinity } });
  assertEquals(
    error.message,
    "Cannot take step 1: l1 must be finite, got -Infinity. " +
      `There is no checkpoint yet. ${ADVICE}`,
  );
});

Deno.test("where all is finite there is nothing to blame", () => {
  assertEquals(nonFiniteNames({ l1: 0, vq: -1e308 }), []);
  assertThrows(
    () => new NonFiniteError({ step: 1, values: { l1: 0 } }),
    RangeError,
    "Cannot blame a value: all of them are finite",
  );
});
