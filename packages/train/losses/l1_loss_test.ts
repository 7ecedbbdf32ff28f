import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertGolden, golden } from "../optimizer/testing/golden.ts";
import { l1Loss } from "./l1_loss.ts";

await tf.setBackend("cpu");

Deno.test("l1Loss() is PyTorch's l1_loss, gradient too", () => {
  tf.tidy(() => {
    const y = golden<tf.Rank.R4>("l1.y");
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor4D) => l1Loss(x, y))(
      golden("l1.x"),
    );
    assertGolden(value, "l1.loss");
    assertGolden(grad, "l1.gradient");
  });
});

Deno.test("l1Loss() says which shapes disagree, and leaves no tensors", () => {
  const x = tf.zeros<tf.Rank.R4>([1, 2, 2, 3]);
  const y = tf.zeros<tf.Rank.R4>([2, 2, 2, 3]);
  const before = tf.memory().numTensors;
  assertEquals(
    assertThrows(() => l1Loss(x, y), RangeError).message,
    "Cannot use reference of shape [2,2,2,3]: B is 2 here but 1 in restored",
  );
  l1Loss(x, x).dispose();
  assertEquals(tf.memory().numTensors, before);
  tf.dispose([x, y]);
});
