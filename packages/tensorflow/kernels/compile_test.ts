/** The kernels can be compiled: none reads what is not there yet. */
import * as tf from "@tensorflow/tfjs";
import { assertAlmostEquals, assertEquals } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { gradients, wave } from "./testing/on_cpu.ts";

const image = () => wave<tf.Rank.R4>([1, 6, 6, 4]);
const filter = wave<tf.Rank.R4>([3, 3, 4, 2], 1);
const bias = wave<tf.Rank.R1>([8], 2);
const sides: [[0, 0], [1, 2], [0, 1], [0, 0]] = [[0, 0], [1, 2], [0, 1], [
  0,
  0,
]];

const FUNCTIONS: Record<string, (x: tf.Tensor4D) => tf.Tensor> = {
  "conv2d with padding": (x) => tf.conv2d(x, filter, 1, sides),
  "conv2d with channels first": (x) =>
    tf.conv2d(tf.transpose(x, [0, 3, 1, 2]), filter, 1, "same", "NCHW"),
  // Fused by TensorFlow with the addition.
  "depthwiseConv2d with padding and a bias": (x) =>
    tf.relu(tf.add(tf.depthwiseConv2d(x, filter, 1, sides), bias)),
  "avgPool with padding": (x) => tf.avgPool(x, 3, 2, sides),
  "maxPool with padding": (x) => tf.maxPool(x, 3, 2, sides),
  "resizeBilinear": (x) => tf.image.resizeBilinear(x, [9, 12], false, true),
  "resizeNearestNeighbor": (x) =>
    tf.image.resizeNearestNeighbor(x, [9, 12], false, true),
  "prelu": (x) => tf.prelu(x, tf.fill(x.shape, 0.3)),
  "abs": (x) => tf.abs(x),
  "gather": (x) => tf.gather(x, tf.tensor1d([1, 0], "int32"), 1),
};

const WITHOUT_GRADIENT: typeof FUNCTIONS = {
  "dilated depthwiseConv2d": (x) =>
    tf.depthwiseConv2d(x, filter, 1, "same", "NHWC", 2),
  "step": (x) => tf.step(x, 0.3),
  "sign": (x) => tf.sign(x),
  "maxPoolWithArgmax": (x) => tf.maxPoolWithArgmax(x, 2, 2, "same").result!,
  "einsum": (x) => tf.einsum("bijk,bijl->kl", x, x),
  "scatterND": (x) => tf.scatterND(tf.tensor1d([2], "int32"), x, [3, 6, 6, 4]),
  "lowerBound": (x) =>
    tf.lowerBound(tf.tensor2d([[-1, 0, 1]]), tf.reshape(x, [1, -1])),
  "transform": (x) =>
    tf.image.transform(x, tf.tensor2d([[1, 0, 1, 0, 1, 2, 0, 0]])),
  "denseBincount": (x) =>
    tf.denseBincount(
      tf.cast(tf.reshape<tf.Rank.R1>(tf.square(x), [-1]), "int32"),
      tf.tensor1d([]),
      3,
    ),
  "diag of truth values": (x) => tf.diag(tf.greater(x, 0)),
};

for (
  const [name, fn] of Object.entries({ ...FUNCTIONS, ...WITHOUT_GRADIENT })
) {
  Deno.test(`compiled ${name} is what it is eagerly`, () => {
    assertClose(compile(fn)(image()), fn(image()));
  });
}

for (const [name, fn] of Object.entries(FUNCTIONS)) {
  Deno.test(`the compiled gradient of ${name} is what it is eagerly`, () => {
    const gradient = (x: tf.Tensor4D) => gradients(fn, x)[0]!;
    assertClose(compile(gradient)(image()), gradient(image()));
  });
}

function assertClose(actual: tf.Tensor, expected: tf.Tensor): void {
  assertEquals(actual.shape, expected.shape);
  assertEquals(actual.dtype, expected.dtype);
  const values = expected.dataSync();
  for (const [i, value] of actual.dataSync().entries()) {
    assertAlmostEquals(value, values[i]!, 1e-5 * (1 + Math.abs(value)));
  }
}
