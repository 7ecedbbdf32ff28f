import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

const PAIRS: Record<string, () => [tf.Tensor, tf.Tensor]> = {
  texts: () => [tf.tensor(["a", "b", "ü"]), tf.tensor(["b", "b", "u"])],
  numbers: () => [tf.tensor1d([1, NaN, 3]), tf.tensor1d([2, 2, 2])],
  "truth values": () => [
    tf.tensor1d([0, 1, 1], "bool"),
    tf.tensor1d([1, 1, 0], "bool"),
  ],
};

for (const [name, pair] of Object.entries(PAIRS)) {
  Deno.test(`${name} are in order`, async () => {
    for (const fn of [tf.less, tf.lessEqual, tf.greater, tf.greaterEqual]) {
      await assertSameOnCpu(() => fn(...pair()));
    }
  });
}
