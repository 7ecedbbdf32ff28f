import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { compile } from "../compile/compile.ts";
import { testBackend } from "../testing/backend.ts";

await testBackend();

const FUNCTIONS: Record<string, (x: Tensor) => Tensor> = {
  relu: (x) => x.relu(),
  leakyRelu: (x) => x.leakyRelu(0.2),
  "leakyRelu with a slope below 0": (x) => x.leakyRelu(-0.5),
  sigmoid: (x) => x.sigmoid(),
  tanh: (x) => x.tanh(),
};
const VALUES = [-2, -0.5, 0.25, 1, 3];

/** On the cpu backend gradients are those of TensorFlow.js. */
async function onCpu<T>(compute: () => T): Promise<T> {
  await tf.setBackend("cpu");
  try {
    return compute();
  } finally {
    await tf.setBackend("tensorflow");
  }
}

function close(actual: Tensor, expected: number[]): void {
  (actual.arraySync() as number[]).forEach((value, i) => {
    assert(Math.abs(value - expected[i]!) < 1e-6, `${value}, ${expected[i]}`);
  });
}

for (const [name, fn] of Object.entries(FUNCTIONS)) {
  Deno.test(`the gradient of ${name} is that of TensorFlow.js`, async () => {
    const gradient = () =>
      tf.grad(fn)(tf.tensor1d(VALUES), tf.tensor1d([1, 2, 3, 4, 5]));
    close(gradient(), await onCpu(() => gradient().arraySync() as number[]));
  });

  if (name.includes("below")) continue; // its output does not tell the sign
  Deno.test(`the gradient of ${name} is one operation`, () => {
    const forward = compile(fn);
    const backward = compile((x: Tensor, dy: Tensor) => tf.grad(fn)(x, dy));
    const x = tf.tensor1d(VALUES);
    forward(x);
    backward(x, x);
    assertEquals(backward.nodes - forward.nodes, 2); // it, and its argument
  });
}

Deno.test("the second derivative of leakyRelu is right, which R1 needs", () => {
  // f(x) = leakyRelu(w x)², so f' = 2 w leakyRelu(w x) slope and
  // d(f'²)/dw = 2 f' · 4 w x slope² = 16 w³ x² slope⁴.
  const w = tf.variable(tf.scalar(3));
  const x = tf.tensor1d([-2, 1]);
  const penalty = () => {
    const f = (x: Tensor) => x.mul(w).leakyRelu(0.2).square();
    return tf.grad(f)(x).square().sum().asScalar();
  };
  const { value, grads } = tf.variableGrads(penalty, [w]);
  // slope 0.2 at -2: f' = 2·3·(-1.2)·0.2 = -1.44; slope 1 at 1: f' = 18.
  assert(Math.abs(value.dataSync()[0]! - (1.44 ** 2 + 18 ** 2)) < 1e-3);
  const expected = 16 * 27 * (4 * 0.2 ** 4 + 1);
  const [slope] = grads[w.name]!.dataSync();
  assert(Math.abs(slope! - expected) < 1e-2, `${slope}, ${expected}`);
});
