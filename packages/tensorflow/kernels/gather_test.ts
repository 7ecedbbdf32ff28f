import * as tf from "@tensorflow/tfjs";
import { assertThrows } from "@std/assert";
import { TensorFlowError } from "../binding/executor.ts";
import { assertSameOnCpu, gradients, wave } from "./testing/on_cpu.ts";

const indices = () => tf.tensor2d([[2, 0], [1, 1], [0, 2]], [3, 2], "int32");

Deno.test("gather() takes along each axis, and its gradient puts back", async () => {
  for (const axis of [0, 1, -1]) {
    const gather = (x: tf.Tensor) => tf.gather(x, indices(), axis);
    await assertSameOnCpu(() => gather(wave([3, 4, 5])));
    await assertSameOnCpu(() => gradients(gather, wave([3, 4, 5])));
  }
});

Deno.test("gather() takes in each element of a batch by itself", async () => {
  await assertSameOnCpu(() => tf.gather(wave([3, 4, 5]), indices(), 1, 1));
});

Deno.test("gather() refuses an index that is out of range", () => {
  assertThrows(
    () => tf.gather(wave([3, 4]), tf.tensor1d([0, 7], "int32")),
    TensorFlowError,
    "indices[1] = 7 is not in [0, 3)",
  );
});
