import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

const TENSORS: Record<string, () => tf.Tensor> = {
  "whole numbers": () => tf.tensor1d([3, 1, 3, 2, 1], "int32"),
  "floats, NaN too": () => tf.tensor1d([NaN, 1, NaN, Infinity, 1]),
  "texts": () => tf.tensor(["b", "a", "b"]),
  "rows": () => tf.tensor2d([[1, 2], [3, 4], [1, 2]]),
};

for (const [name, x] of Object.entries(TENSORS)) {
  Deno.test(`unique() of ${name}`, async () => {
    await assertSameOnCpu(() => Object.values(tf.unique(x())));
  });
}
