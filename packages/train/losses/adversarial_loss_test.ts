import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertGolden, golden } from "../optimizer/testing/golden.ts";
import { discriminatorLoss, generatorLoss } from "./adversarial_loss.ts";

await tf.setBackend("cpu");

Deno.test("generatorLoss() is PyTorch's cross entropy for real, gradient too", () => {
  tf.tidy(() => {
    const { value, grad } = tf.valueAndGrad(generatorLoss)(
      golden("scores.restored"),
    );
    assertGolden(value, "generator.loss");
    assertGolden(grad, "generator.restored");
  });
});

Deno.test("discriminatorLoss() is PyTorch's cross entropy, gradients too", () => {
  tf.tidy(() => {
    const loss = (reference: tf.Tensor, restored: tf.Tensor) =>
      discriminatorLoss(
        { reference, restored } as Record<
          "reference" | "restored",
          tf.Tensor2D
        >,
      );
    const { value, grads } = tf.valueAndGrads(loss)([
      golden("scores.reference"),
      golden("scores.restored"),
    ]);
    assertGolden(value, "discriminator.loss");
    assertGolden(grads[0]!, "discriminator.reference");
    assertGolden(grads[1]!, "discriminator.restored");
  });
});

Deno.test("adversarial losses stay finite where D is surely wrong", () => {
  tf.tidy(() => {
    const [sure, wrong] = [tf.tensor2d([[500]]), tf.tensor2d([[-500]])];
    assertEquals(generatorLoss(wrong).arraySync(), 500);
    assertEquals(generatorLoss(sure).arraySync(), 0);
    const loss = discriminatorLoss({ reference: wrong, restored: sure });
    assertEquals(loss.arraySync(), 1000);
  });
});

Deno.test("adversarial losses take one score an image", () => {
  tf.tidy(() => {
    const [good, bad] = [tf.zeros([2, 1]), tf.zeros([2, 2])] as tf.Tensor2D[];
    const messages = [
      () => generatorLoss(bad!),
      () => discriminatorLoss({ reference: good!, restored: bad! }),
    ].map((wrong) => assertThrows(wrong, RangeError).message);
    const problem = "of shape [2,2]: axis 1 must be 1, got 2";
    assertEquals(messages, [
      `Cannot use restored ${problem}`,
      `Cannot use restored ${problem}`,
    ]);
  });
});

Deno.test("adversarial losses leave no tensors behind", () => {
  const reference = tf.zeros<tf.Rank.R2>([2, 1]);
  const before = tf.memory().numTensors;
  generatorLoss(reference).dispose();
  discriminatorLoss({ reference, restored: reference }).dispose();
  assertEquals(tf.memory().numTensors, before);
  reference.dispose();
});
