import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { Rng } from "@revisage/core";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "../testing/check.ts";
import { diffAugment } from "./diff_augment.ts";
import { type DiffAugmentDraw, drawDiffAugment } from "./draw.ts";

await tf.setBackend("cpu");

const X = draw<tf.Rank.R4>([2, 4, 4, 3]).mul<Tensor4D>(0.3);

/** An image of one color channel, shown as three. */
const image = (rows: number[][]) =>
  tf.tensor2d(rows).expandDims(0).expandDims<Tensor4D>(3).tile<Tensor4D>([
    1,
    1,
    1,
    3,
  ]);

Deno.test("diffAugment() with nothing drawn is a copy", () => {
  const y = diffAugment(X, {});
  assertClose(y, X, 0);
  y.dispose();
  assertEquals(X.isDisposed, false);
});

Deno.test("diffAugment() adds brightness to each image", () => {
  const shift = tf.tensor4d([0.25, -0.5], [2, 1, 1, 1]);
  assertClose(diffAugment(X, { brightness: [0.25, -0.5] }), X.add(shift));
});

Deno.test("diffAugment() scales what sets colors apart", () => {
  const x = tf.tensor4d([0, 3, 6], [1, 1, 1, 3]);
  assertClose(diffAugment(x, { saturation: [2] }), [-3, 3, 9]);
  assertClose(diffAugment(x, { saturation: [0] }), [3, 3, 3]);
});

Deno.test("diffAugment() scales what sets pixels apart from the image's mean", () => {
  const x = image([[0, 4], [4, 8]]);
  assertClose(diffAugment(x, { contrast: [0.5] }), image([[2, 4], [4, 6]]));
});

Deno.test("diffAugment() moves images down and to the right, zeros come in", () => {
  const x = image([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
  const moved: [number[], number[][]][] = [
    [[0, 0], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]],
    [[1, 0], [[0, 0, 0], [1, 2, 3], [4, 5, 6]]],
    [[0, -1], [[2, 3, 0], [5, 6, 0], [8, 9, 0]]],
    [[-1, 2], [[0, 0, 4], [0, 0, 7], [0, 0, 0]]],
    [[3, 0], [[0, 0, 0], [0, 0, 0], [0, 0, 0]]],
  ];
  for (const [place, expected] of moved) {
    assertClose(diffAugment(x, { translation: [place] }), image(expected), 0);
  }
  const batch = tf.concat<Tensor4D>([x, x]);
  const places = moved.slice(1, 3);
  assertClose(
    diffAugment(batch, { translation: places.map(([place]) => place) }),
    tf.concat(places.map(([, expected]) => image(expected))),
    0,
  );
});

Deno.test("diffAugment() cuts out half the size around a pixel", () => {
  const x = tf.ones<tf.Rank.R4>([1, 4, 4, 3]);
  const cut = (place: number[]) => diffAugment(x, { cutout: [place] });
  assertClose(
    cut([1, 2]),
    image([[1, 0, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1]]),
    0,
  );
  assertClose(
    cut([0, 4]),
    image([[1, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]),
    0,
  );
});

const ALL: DiffAugmentDraw = {
  brightness: [0.1, -0.2],
  saturation: [1.5, 0.3],
  contrast: [0.7, 1.2],
  translation: [[1, 0], [-1, 2]],
  cutout: [[0, 1], [3, 3]],
};

Deno.test("diffAugment() does color, translation, cutout in this order", () => {
  const { brightness, saturation, contrast, translation, cutout } = ALL;
  const parts = [
    { brightness },
    { saturation },
    { contrast },
    { translation },
    { cutout },
  ];
  const expected = parts.reduce((x, part) => diffAugment(x, part), X);
  assertClose(diffAugment(X, ALL), expected, 0);
});

Deno.test("diffAugment() takes tensors as it takes numbers", () => {
  for (const dtype of ["int32", "float32"] as const) {
    const { brightness, translation, cutout } = ALL;
    const tensors: DiffAugmentDraw = {
      brightness: tf.tensor1d(brightness as number[]),
      translation: tf.tensor2d(translation as number[][], undefined, dtype),
      cutout: tf.tensor2d(cutout as number[][], undefined, dtype),
    };
    const expected = diffAugment(X, { brightness, translation, cutout });
    assertClose(diffAugment(X, tensors), expected, 1e-7);
  }
});

Deno.test("diffAugment() has right first and second derivatives", () => {
  assertGradients((x) => diffAugment(x as Tensor4D, ALL).square(), [X]);
});

Deno.test("diffAugment() keeps images apart, and no tensor", () => {
  const { brightness, contrast } = ALL;
  const inputs = [
    X,
    tf.tensor1d(brightness as number[]),
    tf.tensor1d(contrast as number[]),
    tf.tensor2d(ALL.translation as number[][]),
    tf.tensor2d(ALL.cutout as number[][]),
  ];
  assertBatchIndependent(
    (x, brightness, contrast, translation, cutout) =>
      diffAugment(x as Tensor4D, {
        brightness,
        contrast,
        translation,
        cutout,
      } as DiffAugmentDraw),
    inputs,
  );
  assertLevel(() => diffAugment(X, ALL));
  assertLevel(() => tf.grad((x) => diffAugment(x as Tensor4D, ALL))(X));
});

Deno.test("diffAugment() says which shapes disagree", () => {
  const refused: Record<string, () => Tensor> = {
    "Cannot use x of shape [1,4,4,1]: axis 3 must be 3, got 1": () =>
      diffAugment(tf.zeros([1, 4, 4, 1]), {}),
    "Cannot use brightness of shape [1]: B is 1 here but 2 in x": () =>
      diffAugment(X, { brightness: [0] }),
    "Cannot use translation of shape [2,3]: axis 1 must be 2, got 3": () =>
      diffAugment(X, { translation: [[0, 0, 0], [0, 0, 0]] }),
    "Cannot use cutout of shape [1,2]: B is 1 here but 2 in x": () =>
      diffAugment(X, { cutout: [[0, 0]] }),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});

Deno.test("what drawDiffAugment() draws, diffAugment() does", () => {
  const drawn = drawDiffAugment(new Rng(0), {
    batch: 2,
    size: 4,
    policy: ["cutout", "color", "translation"],
  });
  assertEquals(diffAugment(X, drawn).shape, X.shape);
});
