import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

Deno.test("lowerBound() and upperBound() find where values belong", async () => {
  const rows = () => tf.tensor2d([[1, 2, 2, 5], [0, 0, 3, 3]]);
  const values = () => tf.tensor2d([[2, 9, -1], [0, 3, 2]]);
  await assertSameOnCpu(() => tf.lowerBound(rows(), values()));
  await assertSameOnCpu(() => tf.upperBound(rows(), values()));
});
