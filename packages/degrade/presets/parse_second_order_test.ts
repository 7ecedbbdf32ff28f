import { ConfigError, Rng } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { parseDegradation } from "../parse_degradation.ts";
import { sampleSecondOrder } from "../sample/sample_second_order.ts";
import { parseSecondOrder } from "./parse_second_order.ts";
import { REAL_ESRGAN } from "./second_order.ts";

Deno.test("Real-ESRGAN's preset passes its own check", () => {
  const text = JSON.stringify(REAL_ESRGAN);
  const base = { ...REAL_ESRGAN, divide: 1 };
  assertEquals(parseSecondOrder(JSON.parse(text), base), REAL_ESRGAN);
  assertEquals(parseSecondOrder({}), REAL_ESRGAN);
});

Deno.test("what the widest preset draws can be read back", () => {
  const stage = {
    scale: [0.05, 20],
    sigma: [0.001, 1000],
    noise: [0, 255],
    poisson: [0.001, 30],
    jpeg: [1, 100],
  };
  const preset = parseSecondOrder({
    first: stage,
    second: stage,
    divide: 51.2,
  });
  const rng = new Rng(0);
  for (let i = 0; i < 200; i++) {
    const drawn = sampleSecondOrder(rng, preset);
    assertEquals(parseDegradation(JSON.parse(JSON.stringify(drawn))), drawn);
  }
});

const REFUSED: readonly (readonly [preset: unknown, problem: string])[] = [
  [
    { first: { scale: [1.2, 1.5] } },
    "first.scale must be [low, high] with 0.05 <= low <= 1 <= high <= 20, got [1.2,1.5]",
  ],
  [
    { second: { jpeg: [0, 50] } },
    "second.jpeg must be [low, high], integers from 1 to 100, got [0,50]",
  ],
  [
    { second: { resize: { up: 0, down: 0, keep: 0 } } },
    'second.resize must be such that one number is above 0, got {"up":0,"down":0,"keep":0}',
  ],
  [{ finalSinc: 2 }, "finalSinc must be a number from 0 to 1, got 2"],
  [{ divide: 0.5 }, "divide must be a number from 1 to 51.2, got 0.5"],
  [
    { first: { poison: [0, 1] } },
    'unknown key "first.poison", did you mean "first.poisson"?',
  ],
];

for (const [preset, problem] of REFUSED) {
  Deno.test(`parseSecondOrder() refuses ${JSON.stringify(preset)}`, () => {
    const error = assertThrows(() => parseSecondOrder(preset), ConfigError);
    assertEquals(error.message, `Cannot read preset: ${problem}`);
  });
}
