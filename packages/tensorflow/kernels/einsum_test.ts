import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { assertSameOnCpu, wave } from "./testing/on_cpu.ts";

Deno.test("einsum() sums products by its equation", async () => {
  for (const equation of ["ijk,kl->jil", "ijk,kl->ijl", "ijk,kl->ijkl"]) {
    await assertSameOnCpu(() =>
      tf.einsum(equation, wave([3, 4, 5]), wave([5, 2], 1))
    );
  }
});

Deno.test("einsum() takes traces", () => {
  const x = tf.tensor2d([[1, 2], [3, 4]]);
  assertEquals(tf.einsum("ii->", x).arraySync(), 5);
});

Deno.test("einsum() refuses a label that only the output has", () => {
  assertThrows(
    () => tf.einsum("ij,jk->in", tf.ones([2, 3]), tf.ones([3, 2])),
    Error,
    "Output subscripts contain the label n not present in the input subscripts.",
  );
});
