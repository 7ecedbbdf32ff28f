import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { countCodes } from "./count_codes.ts";
import { assertLevel } from "./testing/tensors.ts";

await tf.setBackend("cpu");

Deno.test("countCodes() counts in tensors of any rank", () => {
  for (const shape of [[4], [2, 2], [1, 2, 2]]) {
    const counts = countCodes(tf.tensor([0, 2, 2, 2], shape, "int32"), 4);
    assertEquals([...counts.dataSync()], [1, 0, 3, 0]);
    assertEquals(counts.dtype, "float32");
  }
});

Deno.test("countCodes() leaves nothing behind but its result", () => {
  const indices = tf.tensor1d([0, 1], "int32");
  assertLevel(() => countCodes(indices, 3), 1);
});
