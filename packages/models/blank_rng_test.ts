import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { BlankRng } from "./blank_rng.ts";
import { Restorer } from "./restorer/restorer.ts";
import { SMALLER, TINY } from "./testing/tiny.ts";

await tf.setBackend("cpu");

Deno.test("a BlankRng draws nothing, for whatever part of a restorer", () => {
  using restorer = new Restorer({ ...TINY, ...SMALLER }, new BlankRng());
  for (const { path, variable } of restorer.variables()) {
    const start = path.endsWith("affine.bias") ? 1 : 0;
    assertEquals(new Set(variable.dataSync()), new Set([start]), path);
  }
});
