import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { held, testBackend } from "../testing/backend.ts";
import { quietCpuBackend } from "./cpu_fallback.ts";
import { assertSameOnCpu, wave } from "./testing/on_cpu.ts";

const backend = await testBackend();

const FALLBACKS: Record<string, () => tf.Tensor | tf.Tensor[]> = {
  "one result": () =>
    tf.sparse.sparseSegmentSum(
      wave([4, 2]),
      tf.tensor1d([0, 3, 1], "int32"),
      tf.tensor1d([0, 0, 1], "int32"),
    ),
  "several results": () =>
    Object.values(
      tf.sparse.sparseReshape([[0, 1], [1, 0]], [2, 3], [3, -1]),
    ),
  "lists of inputs": () =>
    tf.raggedTensorToTensor(
      tf.tensor1d([2, -1], "int32"),
      tf.tensor1d([1, 2, 3]),
      tf.scalar(0),
      [tf.tensor1d([0, 1, 3], "int32")],
      ["ROW_SPLITS"],
    ),
  "texts": () => Object.values(tf.string.stringSplit(["a b", "c"], " ")),
  "an image": () => tf.image.rotateWithOffset(wave([1, 4, 5, 3]), 0.7, 0.5),
};

for (const [name, fallback] of Object.entries(FALLBACKS)) {
  Deno.test(`a kernel of the cpu backend takes over: ${name}`, async () => {
    await assertSameOnCpu(fallback);
  });
}

Deno.test("the cpu backend keeps nothing, not even after an error", () => {
  const cpu = quietCpuBackend();
  const before = [cpu.numDataIds(), ...held(backend)];
  tf.tidy(() => {
    for (const fallback of Object.values(FALLBACKS)) fallback();
    const wrong = () =>
      tf.sparse.sparseSegmentSum(
        wave([4, 2]),
        tf.tensor1d([0, 9], "int32"),
        tf.tensor1d([0, 0], "int32"),
      );
    assertThrows(wrong, Error, "indices[1] == 9 out of range [0, 4)");
  });
  assertEquals([cpu.numDataIds(), ...held(backend)], before);
});

Deno.test("a kernel that reads its data cannot be compiled, and says so", () => {
  const rotate = compile((x: tf.Tensor4D) => tf.image.rotateWithOffset(x, 0.7));
  assertThrows(
    () => rotate(wave([1, 4, 5, 3])),
    Error,
    "inside compiled function",
  );
});
