import { Rng } from "@revisage/core";
import { LpipsNet, randomWeights, Vgg19 } from "@revisage/models";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import {
  GFPGAN_LAYERS,
  type LayerWeights,
  lpipsLoss,
  perceptualLoss,
  THREE_BLOCKS,
} from "./perceptual_loss.ts";

await tf.setBackend("cpu");

const vgg = new Vgg19(randomWeights(new Rng(0)), { blocks: 2 });

function image(seed: number, size = 4): tf.Tensor4D {
  const values = new Float32Array(2 * size * size * 3);
  new Rng(seed).fillUniform(values, -1, 1);
  return tf.tensor4d(values, [2, size, size, 3]);
}

const X = image(1), Y = image(2);

function loss(weights?: LayerWeights): number {
  return tf.tidy(() => perceptualLoss(vgg, X, Y, weights).dataSync()[0]!);
}

/** By the book: the mean absolute difference of one layer. */
function gap(layer: "conv1_2" | "conv2_2"): number {
  return tf.tidy(() => {
    const [x, y] = [X, Y].map((image) => vgg.features(image, [layer])[layer]);
    return x!.sub(y!).abs().mean().dataSync()[0]!;
  });
}

const LAYERS = { conv1_2: 0.1, conv2_2: 0.1 };

Deno.test("perceptualLoss() weighs the layers that are named", () => {
  const expected = 0.1 * gap("conv1_2") + 0.1 * gap("conv2_2");
  assertAlmostEquals(loss(LAYERS), expected, 1e-6 * expected);
  const missing = assertThrows(() => loss(), RangeError);
  assertStringIncludes(missing.message, "got conv3_4, conv4_4, conv5_4");
});

Deno.test("the first three blocks have the weights that all five give them", () => {
  const names = Object.keys(THREE_BLOCKS) as (keyof LayerWeights)[];
  assertEquals(names, Object.keys(GFPGAN_LAYERS).slice(0, 3));
  for (const name of names) {
    assertEquals(THREE_BLOCKS[name], GFPGAN_LAYERS[name]);
  }
});

Deno.test("each layer's weight changes perceptualLoss()", () => {
  const expected = 3 * gap("conv1_2") + 5 * gap("conv2_2");
  const weighed = loss({ conv1_2: 3, conv2_2: 5 });
  assertAlmostEquals(weighed, expected, 1e-6 * expected);
  assertAlmostEquals(loss({ conv2_2: 1 }), gap("conv2_2"), 1e-6);
});

Deno.test("perceptualLoss() is 0 between equal images, its gradient too", () => {
  tf.tidy(() => {
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
      perceptualLoss(vgg, x, X, LAYERS)
    )(X);
    assertEquals(value.dataSync()[0], 0);
    assert(grad.dataSync().every((slope) => slope === 0));
  });
});

Deno.test("lpipsLoss() is the mean of LPIPS, gradient too", () => {
  using lpips = new LpipsNet("vgg", randomWeights(new Rng(0)));
  tf.tidy(() => {
    const x = image(1, 16), y = image(2, 16);
    const { total } = lpips.compare(x, y);
    const [a, b] = total.dataSync() as unknown as [number, number];
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
      lpipsLoss(lpips, x, y)
    )(x);
    assertAlmostEquals(value.dataSync()[0]!, (a + b) / 2, 1e-6);
    assert(grad.dataSync().some((slope) => slope !== 0));
  });
});

Deno.test("perceptual losses say what they cannot use", () => {
  tf.tidy(() => {
    const messages = [
      () => perceptualLoss(vgg, X, tf.zeros([1, 4, 4, 3])),
      () => perceptualLoss(vgg, X, Y, { conv3_4: 1, conv1_2: 1 }),
      () => perceptualLoss(vgg, X, Y, {}),
    ].map((wrong) => assertThrows(wrong, RangeError).message);
    assertEquals(messages, [
      "Cannot use reference of shape [1,4,4,3]: B is 1 here but 2 in restored",
      "Cannot compute perceptualLoss: weights must name layers that the " +
      "network has, got conv3_4",
      "Cannot compute perceptualLoss: weights must name layers that the " +
      "network has, got none",
    ]);
  });
});

Deno.test("perceptualLoss() leaves no tensors behind", () => {
  const before = tf.memory().numTensors;
  perceptualLoss(vgg, X, Y, LAYERS).dispose();
  tf.grad((x) => perceptualLoss(vgg, x as tf.Tensor4D, Y, LAYERS))(X).dispose();
  assertEquals(tf.memory().numTensors, before);
});
