import * as tf from "@tensorflow/tfjs";
import { assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import { testBackend } from "../testing/backend.ts";

await testBackend();

const COUNT = 20_000;
const odds = [0.5, 0.3, 0.2];

function draw(seed: number, normalized = true): Int32Array {
  const inputs = normalized ? odds : odds.map((p) => Math.log(p) + 3);
  // deno-lint-ignore revisage/no-tf-random -- it is what is tested, with seeds
  const drawn = tf.multinomial(tf.tensor1d(inputs), COUNT, seed, normalized);
  return drawn.dataSync<"int32">();
}

for (const normalized of [true, false]) {
  const given = normalized ? "probabilities" : "logits";
  Deno.test(`multinomial() draws as often as its ${given} say`, () => {
    const drawn = draw(1, normalized);
    for (const [event, probability] of odds.entries()) {
      const share = drawn.filter((value) => value === event).length / COUNT;
      // Five standard deviations.
      assertAlmostEquals(share, probability, 5 * Math.sqrt(0.25 / COUNT));
    }
  });
}

Deno.test("multinomial() repeats by seed, fractions included", () => {
  assertEquals(draw(0.25), draw(0.25));
  assertNotEquals(draw(0.25), draw(0.75));
  assertNotEquals(draw(1), draw(2));
});
