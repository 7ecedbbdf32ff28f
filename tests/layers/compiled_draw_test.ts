import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import {
  diffAugment,
  type DiffAugmentDraw,
  drawDiffAugment,
} from "@revisage/layers";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { assertEquals } from "@std/assert";

await loadTensorFlow();

Deno.test("a compiled step augments by what it is given at each call", () => {
  const x = tf.range(0, 2 * 8 * 8 * 3).div<tf.Tensor4D>(400)
    .reshape<tf.Tensor4D>([2, 8, 8, 3]);
  const step = compile((x: tf.Tensor4D, draw: Record<string, tf.Tensor>) =>
    // The draw as made within, and gone when the gradient is taken.
    tf.grad((x) =>
      diffAugment(
        x as tf.Tensor4D,
        Object.fromEntries(
          Object.entries(draw).map(([name, value]) => [name, value.add(0)]),
        ) as DiffAugmentDraw,
      ).square()
    )(x)
  );
  for (let seed = 0; seed < 3; seed++) {
    const draw = drawDiffAugment(new Rng(seed), {
      batch: 2,
      size: 8,
      policy: ["color", "translation", "cutout"],
    });
    const tensors = Object.fromEntries(
      Object.entries(draw).map(([name, value]) => [
        name,
        tf.tensor(value as number[]),
      ]),
    );
    const plain = tf.grad((x) => diffAugment(x as tf.Tensor4D, draw).square());
    const error = step(x, tensors).sub(plain(x)).abs().max().dataSync()[0]!;
    assertEquals(error < 1e-5, true, `seed ${seed}: ${error}`);
  }
  assertEquals(step.traces, 1);
});
