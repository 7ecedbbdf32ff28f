import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertSameOnCpu } from "./testing/on_cpu.ts";

const rows = () => tf.tensor2d([[1, 1, 9], [0, 2, 1]], [2, 3], "int32");
const unweighted = () => tf.tensor2d([], [0, 0]);

Deno.test("denseBincount() counts in each row what is below the size", async () => {
  await assertSameOnCpu(() => tf.denseBincount(rows(), unweighted(), 4));
  const weights = () => tf.tensor2d([[0.5, 1, 1], [2, 3, 4]]);
  await assertSameOnCpu(() => tf.denseBincount(rows(), weights(), 4));
});

Deno.test("denseBincount() can say only whether a number occurs", () => {
  const rows = tf.tensor1d([1, 1, 9, 0], "int32");
  const occurs = tf.denseBincount(rows, tf.tensor1d([]), 3, true);
  assertEquals([...occurs.dataSync()], [1, 1, 0]);
});
