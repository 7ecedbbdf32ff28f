import { parseConfig } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import {
  AVERAGE_SCHEMA,
  averageDecay,
  DEFAULT_AVERAGE,
} from "./average_decay.ts";

Deno.test("averageDecay() halves an average over the half-life, whatever the batch", () => {
  for (const batch of [1, 4, 1000]) {
    const decay = averageDecay({ batch, seen: 1e9 }, DEFAULT_AVERAGE);
    assertAlmostEquals(decay ** (10_000 / batch), 0.5, 1e-9);
  }
});

Deno.test("averageDecay() has a half-life of 5 % of the images seen, up to the full one", () => {
  const at = (seen: number) =>
    averageDecay({ batch: 8, seen }, DEFAULT_AVERAGE);
  assertEquals(at(0), 0);
  assertAlmostEquals(at(160), 0.5, 1e-12); // 5 % of 160 is the batch.
  assertAlmostEquals(at(1_600), 0.5 ** 0.1, 1e-12);
  assertEquals(at(200_000), 0.5 ** (8 / 10_000));
  assertEquals(at(400_000), at(200_000));
});

Deno.test("half-life and ramp each change the decay", () => {
  const late = { batch: 8, seen: 1e9 }, early = { batch: 8, seen: 100 };
  const shorter = { ...DEFAULT_AVERAGE, halfLife: 8 };
  assertEquals(averageDecay(late, shorter), 0.5);
  assertEquals(averageDecay(early, { ...DEFAULT_AVERAGE, ramp: 0.08 }), 0.5);
});

Deno.test("an average's config is checked", () => {
  const { message } = assertThrows(
    () =>
      parseConfig({ halfLife: 0, ramp: 2 }, AVERAGE_SCHEMA, DEFAULT_AVERAGE),
    Error,
  );
  assertEquals(
    message,
    "Cannot read config:\n  halfLife must be a number from 1, got 0\n" +
      "  ramp must be a number from 0 to 1, got 2",
  );
});
