import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu, wave } from "./testing/on_cpu.ts";

const INDICES: Record<string, () => tf.Tensor> = {
  "a vector": () => tf.tensor1d([3, 0, 3], "int32"),
  "a column": () => tf.tensor2d([3, 0, 3], [3, 1], "int32"),
};

for (const [name, indices] of Object.entries(INDICES)) {
  Deno.test(`scatterND() takes indices that are ${name}`, async () => {
    await assertSameOnCpu(() => tf.scatterND(indices(), wave([3, 2]), [5, 2]));
  });
}

Deno.test("tensorScatterUpdate() takes indices that are a vector", async () => {
  await assertSameOnCpu(() =>
    tf.tensorScatterUpdate(
      wave([5, 2]),
      tf.tensor1d([4, 1], "int32"),
      wave([2, 2], 1),
    )
  );
});
