/**
 * Trains a small network for thousands of steps and says, as JSON, what the
 * process held before and after. Run by `leaks_test.ts`.
 */
import * as tf from "@tensorflow/tfjs";
import { compile } from "../compile/compile.ts";
import { held, testBackend } from "./backend.ts";

/** With --v8-flags=--expose-gc. */
declare const gc: () => void;

const [mode, steps] = Deno.args;
const backend = await testBackend();

const kernel = tf.variable(tf.fill([3, 3, 4, 4], 0.05));
const moment = tf.variable(tf.zeros([3, 3, 4, 4]));
const x = tf.ones<tf.Rank.R4>([2, 8, 8, 4]);

/** A step of gradient descent with momentum; the batch differs at each call. */
function step(scale: tf.Tensor): tf.Tensor {
  const loss = () => {
    const y = tf.conv2d(
      x.mul<tf.Tensor4D>(scale),
      kernel as tf.Tensor4D,
      1,
      "same",
    );
    return y.leakyRelu(0.2).square().mean().asScalar();
  };
  const { value, grads } = tf.variableGrads(loss, [kernel]);
  moment.assign(moment.mul(0.9).add(grads[kernel.name]!));
  kernel.assign(kernel.sub(moment.mul(1e-3)));
  return value;
}

const train = mode === "compiled" ? compile(step) : (scale: tf.Tensor) => {
  return tf.tidy(() => step(scale));
};

function run(count: number): void {
  for (let i = 0; i < count; i++) {
    const scale = tf.scalar(1 + (i % 7) / 7);
    const loss = train(scale);
    const value = loss.dataSync()[0]!;
    if (!Number.isFinite(value)) throw new Error(`loss ${value} at step ${i}`);
    tf.dispose([loss, scale]);
    // V8 collects late: what is only not collected yet is no leak.
    if (i % 50 === 49) gc();
  }
}

run(1_000); // until caches and the JavaScript heap have their size
const before = { held: held(backend), rss: Deno.memoryUsage().rss };
run(Number(steps));
const after = { held: held(backend), rss: Deno.memoryUsage().rss };
console.log(JSON.stringify({ before, after }));
