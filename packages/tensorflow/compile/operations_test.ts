/**
 * Compiled equals eager, for values and gradients, on all that a U-Net GAN
 * needs.
 */
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { Rng } from "@revisage/core";
import { testBackend } from "../testing/backend.ts";
import { compile } from "./compile.ts";

await testBackend();

type Operation = (...inputs: tf.Tensor[]) => tf.Tensor;

interface Row {
  readonly shapes: readonly number[][];
  readonly fn: Operation;
  /** Draw inputs from (0.5, 1.5), where the operation wants them positive. */
  readonly positive?: boolean;
  /** The operation has no gradient. */
  readonly flat?: boolean;
}

const image = [2, 8, 8, 3];
const row = (
  fn: Operation,
  shapes: number[][] = [[2, 3]],
  more: Partial<Row> = {},
): Row => ({ fn, shapes, ...more });
const positive = { positive: true };

/** TensorFlow.js types each rank apart; the table does not. */
const as4D = (x: tf.Tensor) => x as tf.Tensor4D;

const OPERATIONS: Record<string, Row> = {
  add: row((a, b) => a.add(b), [[2, 3], [3]]),
  sub: row((a, b) => a.sub(b), [[2, 3], [2, 1]]),
  mul: row((a, b) => a.mul(b), [[2, 3], [2, 3]]),
  "mul with broadcast": row((a, b) => a.mul(b), [[2, 4, 4, 3], [2, 1, 1, 3]]),
  div: row((a, b) => a.div(b), [[2, 3], [3]], positive),
  pow: row((a, b) => a.pow(b), [[2, 3], [2, 3]], positive),
  maximum: row((a, b) => a.maximum(b), [[2, 3], [2, 3]]),
  minimum: row((a, b) => a.minimum(b), [[2, 3], [2, 3]]),
  squaredDifference: row((a, b) => a.squaredDifference(b), [[2, 3], [2, 3]]),
  neg: row((x) => x.neg()),
  abs: row((x) => x.abs()),
  square: row((x) => x.square()),
  sqrt: row((x) => x.sqrt(), [[2, 3]], positive),
  rsqrt: row((x) => x.rsqrt(), [[2, 3]], positive),
  exp: row((x) => x.exp()),
  log: row((x) => x.log(), [[2, 3]], positive),
  log1p: row((x) => x.log1p(), [[2, 3]], positive),
  reciprocal: row((x) => x.reciprocal(), [[2, 3]], positive),
  sigmoid: row((x) => x.sigmoid()),
  tanh: row((x) => x.tanh()),
  relu: row((x) => x.relu()),
  leakyRelu: row((x) => x.leakyRelu(0.2)),
  elu: row((x) => x.elu()),
  softplus: row((x) => x.softplus()),
  softmax: row((x) => x.softmax()),
  logSoftmax: row((x) => x.logSoftmax()),
  clipByValue: row((x) => x.clipByValue(-0.5, 0.5)),
  prelu: row((x, a) => x.prelu(a), [[2, 3], [3]]),
  sin: row((x) => x.sin()),
  cos: row((x) => x.cos()),
  sum: row((x) => x.sum([0, 2]), [[2, 3, 4]]),
  mean: row((x) => x.mean(1, true), [[2, 3, 4]]),
  max: row((x) => x.max(1), [[2, 3, 4]]),
  min: row((x) => x.min(-1), [[2, 3, 4]]),
  prod: row((x) => x.prod(1), [[2, 3]], positive),
  variance: row((x) => tf.moments(x, [1, 2]).variance, [image]),
  norm: row((x) => x.norm("euclidean", 1), [[2, 3]], positive),
  cumsum: row((x) => x.cumsum(1), [[2, 5]]),
  matMul: row((a, b) => a.matMul(b), [[2, 3], [3, 4]]),
  "matMul transposed": row((a, b) => a.matMul(b, true, true), [[3, 2], [4, 3]]),
  "matMul batched": row((a, b) => a.matMul(b), [[2, 3, 4], [2, 4, 5]]),
  "matMul broadcast": row((a, b) => a.matMul(b), [[1, 3, 4], [2, 4, 5]], {
    flat: true, // TensorFlow.js has no gradient for it
  }),
  dot: row((a, b) => a.dot(b), [[3], [3]]),
  reshape: row((x) => x.reshape([3, 2])),
  transpose: row((x) => x.transpose([0, 3, 1, 2]), [image]),
  expandDims: row((x) => x.expandDims(1)),
  squeeze: row((x) => x.squeeze([1]), [[2, 1, 3]]),
  concat: row((a, b) => tf.concat([a, b], 1), [[2, 3], [2, 2]]),
  stack: row((a, b) => tf.stack([a, b], 1), [[2, 3], [2, 3]]),
  split: row((x) => tf.split(x, 2, 1)[1]!, [[2, 4]]),
  unstack: row((x) => tf.unstack(x, 1)[2]!),
  slice: row((x) => x.slice([0, 1], [2, 2])),
  stridedSlice: row((x) => x.stridedSlice([0, 0], [2, 3], [1, 2]), [[2, 3]], {
    flat: true,
  }),
  pad: row((x) => x.pad([[1, 0], [0, 2]])),
  mirrorPad: row((x) => tf.mirrorPad(x, [[1, 1], [1, 0]], "reflect"), [[3, 3]]),
  tile: row((x) => x.tile([2, 2])),
  broadcastTo: row((x) => x.broadcastTo([4, 2, 3])),
  reverse: row((x) => x.reverse(1)),
  gather: row(
    (x) => x.gather(tf.tensor1d([2, 0], "int32"), 1),
    [[2, 3]],
  ),
  oneHot: row(
    (x) => tf.oneHot(x.argMin(1).toInt(), 4).cast("float32"),
    [[5, 4]],
    { flat: true },
  ),
  argMax: row((x) => x.argMax(1), [[5, 4]], { flat: true }),
  where: row(
    (a, b) => tf.where(tf.tensor([[true, false, true]]).tile([2, 1]), a, b),
    [[2, 3], [2, 3]],
  ),
  equal: row((a, b) => a.equal(b).cast("float32"), [[2, 3], [2, 3]], {
    flat: true,
  }),
  sign: row((x) => x.sign(), [[2, 3]], { flat: true }),
  floor: row((x) => x.mul(3).floor(), [[2, 3]], { flat: true }),
  round: row((x) => x.mul(3).round(), [[2, 3]], { flat: true }),
  cast: row((x) => x.mul(5).toInt().toFloat(), [[2, 3]], { flat: true }),
  topk: row((x) => tf.topk(x, 2).values, [[2, 5]], { flat: true }),
  unsortedSegmentSum: row(
    (x) => tf.unsortedSegmentSum(x, tf.tensor1d([0, 1, 0], "int32"), 2),
    [[3, 2]],
  ),
  conv2d: row(
    (x, w) => tf.conv2d(as4D(x), as4D(w), 1, "same"),
    [image, [3, 3, 3, 4]],
  ),
  "conv2d with stride": row(
    (x, w) => tf.conv2d(as4D(x), as4D(w), 2, "same"),
    [image, [3, 3, 3, 4]],
  ),
  "conv2d 1x1": row(
    (x, w) => tf.conv2d(as4D(x), as4D(w), 1, "valid"),
    [image, [1, 1, 3, 4]],
  ),
  conv2dTranspose: row(
    (x, w) => tf.conv2dTranspose(as4D(x), as4D(w), [2, 16, 16, 4], 2, "same"),
    [image, [3, 3, 4, 3]],
  ),
  depthwiseConv2d: row(
    (x, w) => tf.depthwiseConv2d(as4D(x), as4D(w), 1, "same"),
    [image, [3, 3, 3, 1]],
  ),
  avgPool: row((x) => tf.avgPool(as4D(x), 2, 2, "valid"), [image]),
  maxPool: row((x) => tf.maxPool(as4D(x), 2, 2, "valid"), [image]),
  resizeBilinear: row(
    (x) => tf.image.resizeBilinear(as4D(x), [16, 16], false, true),
    [image],
  ),
  resizeNearestNeighbor: row(
    (x) => tf.image.resizeNearestNeighbor(as4D(x), [16, 16], false, true),
    [image],
  ),
  batchNorm: row(
    (x, mean, variance, offset, scale) =>
      tf.batchNorm(
        x,
        mean as tf.Tensor1D,
        variance as tf.Tensor1D,
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
      ),
    [image, [3], [3], [3], [3]],
    positive,
  ),
  customGrad: row((x) =>
    tf.customGrad((x) => ({
      value: (x as tf.Tensor).round(),
      gradFunc: (dy: tf.Tensor) => dy.mul(7),
    }))(x)
  ),
};

function inputsOf({ shapes, positive }: Row): tf.Tensor[] {
  const rng = new Rng(0);
  return shapes.map((shape) => {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    for (let i = 0; i < values.length; i++) {
      values[i] = positive ? rng.uniform(0.5, 1.5) : rng.normal();
    }
    return tf.tensor(values, shape);
  });
}

function assertClose(actual: tf.Tensor, expected: tf.Tensor, what: string) {
  assertEquals(actual.shape, expected.shape);
  assertEquals(actual.dtype, expected.dtype);
  const [a, b] = [actual.dataSync(), expected.dataSync()];
  a.forEach((value, i) => {
    const tolerance = 1e-5 * Math.max(1, Math.abs(b[i]!));
    const close = Math.abs(value - b[i]!) <= tolerance;
    assert(close, `${what}[${i}]: ${value} compiled, ${b[i]} eager`);
  });
}

for (const [name, operation] of Object.entries(OPERATIONS)) {
  Deno.test(`compiled ${name} equals eager, and so do its gradients`, () => {
    const { fn, flat } = operation;
    const inputs = inputsOf(operation);
    assertClose(compile(fn)(...inputs), fn(...inputs), name);
    if (flat) return;
    // Squared, so that the gradient that flows back is not all ones.
    const gradients = tf.grads((...x) => fn(...x).square().sum());
    const compiled = compile((...x: tf.Tensor[]) => gradients(x));
    const expected = gradients(inputs);
    compiled(...inputs).forEach((gradient, i) => {
      assertClose(gradient, expected[i]!, `gradient ${i} of ${name}`);
    });
  });
}
