import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { Codebook, countCodes, nearest, perplexity, usage } from "@revisage/vq";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";

await loadTensorFlow();

function normal<R extends tf.Rank>(seed: number, shape: tf.ShapeMap[R]) {
  const size = (shape as number[]).reduce((a, b) => a * b, 1);
  const values = new Rng(seed).fillNormal(new Float32Array(size));
  return tf.tensor<R>(values, shape);
}

function codebook(): Codebook {
  return new Codebook({ codes: 16, dimensions: 8, decay: 0.8 }, new Rng(0));
}

function stateOf(codebook: Codebook): number[] {
  return Array.from(codebook.variables(), ({ variable }) => [
    ...variable.dataSync(),
  ]).flat();
}

function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = 1e-5,
): void {
  assertEquals(actual.length, expected.length);
  Array.from(actual, (x, i) => assertAlmostEquals(x, expected[i]!, tolerance));
}

Deno.test("a compiled update is that of an eager one, traced once", () => {
  using eager = codebook();
  using compiled = codebook();
  const step = compile((features: tf.Tensor, rows: tf.Tensor1D) => {
    compiled.update({ features, rows });
    return null;
  });
  const rng = new Rng(1);
  for (let i = 0; i < 5; i++) {
    const features = normal(i, [2, 4, 4, 8]);
    const rows = Int32Array.from({ length: 16 }, () => rng.integer(0, 32));
    const input = { features, rows: tf.tensor1d(rows, "int32") };
    eager.update(input);
    step(input.features, input.rows);
    assertClose(stateOf(compiled), stateOf(eager));
  }
  assertEquals(step.traces, 1);
  step.dispose();
});

Deno.test("a compiled quantize() with its gradient is that of the cpu backend", async () => {
  using book = codebook();
  const p = normal<tf.Rank.R4>(2, [2, 3, 3, 8]);
  const step = (p: tf.Tensor) => {
    const { indices } = book.quantize(p);
    const gradient = tf.grad((p) => {
      const { quantized, commitment } = book.quantize(p);
      return quantized.square().sum().add(commitment);
    })(p);
    const counts = countCodes(indices, 16);
    return [gradient, indices, usage(counts), perplexity(counts)];
  };
  const compiled = compile(step);
  const native = compiled(p).map((tensor) => tensor.dataSync());
  await tf.setBackend("cpu");
  try {
    const expected = step(p).map((tensor) => tensor.dataSync());
    native.forEach((values, i) => assertClose(values, expected[i]!));
  } finally {
    await tf.setBackend("tensorflow");
  }
  compiled.dispose();
});

Deno.test("nearest() is the same in chunks and at once, eager and compiled", () => {
  const [z, codes] = [normal(3, [500, 24]), normal(4, [300, 24])] as [
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const all = nearest(z, codes).dataSync();
  const distances = z.expandDims(1).sub(codes.expandDims(0)).square().sum(2);
  assertEquals(all, distances.argMin(1).dataSync() as Int32Array);
  for (const chunk of [7, 100, 499]) {
    const search = compile((z: tf.Tensor2D) => nearest(z, codes, { chunk }));
    assertEquals(search(z).dataSync(), all);
    assertEquals(nearest(z, codes, { chunk }).dataSync(), all);
    search.dispose();
  }
});

Deno.test("nearest() takes the first of equal codes, wherever they stand", () => {
  const half = normal<tf.Rank.R2>(5, [515, 40]);
  const codes = tf.concat([half, half]);
  const z = normal<tf.Rank.R2>(6, [200, 40]);
  assert(nearest(z, codes).dataSync().every((row) => row < 515));
  const itself = nearest(codes, codes).dataSync();
  assert(itself.every((row, i) => row === i % 515));
});
