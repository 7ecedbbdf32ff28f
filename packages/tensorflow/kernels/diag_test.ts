import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

for (const dtype of ["float32", "int32", "bool"] as const) {
  Deno.test(`diag() of ${dtype}`, async () => {
    await assertSameOnCpu(() => tf.diag(tf.tensor1d([1, 0, 1], dtype)));
  });
}
