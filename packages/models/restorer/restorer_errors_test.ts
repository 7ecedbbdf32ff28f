import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import {
  SMALLER,
  tinyImages,
  tinyNoise,
  tinyRestorer,
} from "../testing/tiny.ts";
import type { Restorer } from "./restorer.ts";

await tf.setBackend("cpu");

const REFUSED: Record<string, (restorer: Restorer) => unknown> = {
  "Cannot use x of shape [1,32,32,3]: S must be 64, got 32": (restorer) =>
    restorer.apply(tf.zeros([1, 32, 32, 3])),
  "Cannot use y of shape [1,32,32,3]: S must be 64, got 32": (restorer) =>
    restorer.encode(tf.zeros([1, 32, 32, 3])),
  "Cannot use x of shape [1,64,32,3]: S is both 64 and 32": (restorer) =>
    restorer.apply(tf.zeros([1, 64, 32, 3])),
  "Cannot use seed of shape [3]: B is 3 here but 2 in x": (restorer) =>
    restorer.restore(tinyImages(2), { seed: [1, 2, 3] }),
  "Cannot restore: seed must be given, or noise must be false": (restorer) =>
    restorer.restore(tinyImages(1)),
  "Cannot restore with a seed: noise is false": (restorer) =>
    restorer.restore(tinyImages(1), { seed: 1, noise: false }),
  "Cannot use noise: skips.8 must be a map, got nothing": (restorer) => {
    const noise = { ...tinyNoise(1, restorer.config), skips: {} };
    return restorer.apply(tinyImages(1), { noise });
  },
};

for (const [message, run] of Object.entries(REFUSED)) {
  Deno.test(`Restorer says: ${message}`, () => {
    using restorer = tinyRestorer(SMALLER);
    tf.tidy(() => {
      const error = assertThrows(() => run(restorer), RangeError);
      assertEquals(error.message, message);
    });
  });
}

Deno.test("a restorer refuses what it was made without", () => {
  using restorer = tinyRestorer({ ...SMALLER, noise: false, quantize: false });
  tf.tidy(() => {
    const x = tinyImages(1);
    const noise = tinyNoise(1, restorer.config);
    assertEquals(restorer.codebooks.size, 0);
    assertEquals(restorer.restore(x).shape, [1, 64, 64, 3]);
    const messages = [
      () => restorer.restore(x, { seed: 1 }),
      () => restorer.apply(x, { noise }),
      () => restorer.apply(x, { quantize: true }),
    ].map((run) => assertThrows(run, RangeError).message);
    assertEquals(messages, [
      "Cannot restore with a seed: the restorer was made without noise",
      "Cannot use noise: the restorer was made without noise",
      "Cannot quantize: the restorer was made without codebooks",
    ]);
  });
});
