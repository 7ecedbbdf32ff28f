import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { createNoise, drawNoise, type RestorerNoise } from "./noise.ts";

await tf.setBackend("cpu");

const SHAPES = { size: 64, skips: 2, latent: 5 };

function tensorsOf({ latent, decoder, skips }: RestorerNoise): tf.Tensor[] {
  const maps = Object.values(decoder).flatMap((n) => [n.first, n.second]);
  return [latent, ...maps, ...Object.values(skips)];
}

Deno.test("createNoise() asks once for each name, with its shape", () => {
  const asked = new Map<string, string>();
  tf.tidy(() => {
    createNoise(SHAPES, 3, (name, shape) => {
      assert(!asked.has(name));
      asked.set(name, String(shape));
      return tf.zeros(shape);
    });
  });
  assertEquals(asked.size, 1 + 2 * 5 + 2);
  assertEquals(asked.get("latent"), "3,5");
  assertEquals(asked.get("decoder.64.second"), "3,64,64,1");
  assertEquals(asked.get("skips.16"), "3,16,16,1");
});

Deno.test("drawNoise() gives each image what its seed says", () => {
  tf.tidy(() => {
    const pair = tensorsOf(drawNoise(SHAPES, [3, 0]));
    const alone = tensorsOf(drawNoise(SHAPES, [0]));
    for (const [i, tensor] of alone.entries()) {
      const second = tf.split(pair[i]!, 2)[1]!;
      assertEquals(second.dataSync(), tensor.dataSync());
    }
  });
});

Deno.test("no two maps of drawNoise() are alike, and all are N(0, 1)", () => {
  tf.tidy(() => {
    const maps = tensorsOf(drawNoise(SHAPES, [1]));
    const firsts = maps.map((map) => map.dataSync()[0]);
    assertEquals(new Set(firsts).size, maps.length);
    const all = tf.concat(maps.map((map) => map.flatten()));
    const { mean, variance } = tf.moments(all);
    const n = all.size; // 12 thousand
    assert(Math.abs(mean.dataSync()[0]!) < 4 / Math.sqrt(n));
    assert(Math.abs(variance.dataSync()[0]! - 1) < 4 * Math.sqrt(2 / n));
  });
});

Deno.test("drawNoise() refuses what is no seed", () => {
  const error = assertThrows(() => drawNoise(SHAPES, [0.5]), RangeError);
  assertEquals(
    error.message,
    "Cannot seed Rng: seed must be an integer within ±(2^53 - 1), got 0.5",
  );
});
