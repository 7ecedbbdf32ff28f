/**
 * The networks on native TensorFlow: equal to the cpu backend, eager and
 * compiled.
 *
 * @module
 */

import { Rng } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import {
  createNoise,
  Discriminator,
  drawNoise,
  PRESETS,
  Restorer,
  type RestorerNoise,
} from "@revisage/models";
import { compile, loadTensorFlow, statelessNormal } from "@revisage/tensorflow";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";

const CONFIG = {
  ...PRESETS.tiny,
  skips: 2,
  channels: { base: 128, max: 6 },
  latent: 6,
  codes: 16,
};

/** Runs `work` on a backend, which is left behind afterwards. */
async function on<T>(backend: string, work: () => T): Promise<T> {
  if (backend === "tensorflow") await loadTensorFlow();
  else await tf.setBackend(backend);
  return work();
}

/** Moves weights that start at 0, so that all parts matter. */
function wake(module: Module): void {
  const rng = new Rng(1);
  for (const { path, kind, variable } of module.variables()) {
    if (kind === "buffer") continue;
    const values = new Float32Array(variable.size);
    rng.split(path).fillNormal(values, 0, 0.1);
    tf.tidy(() =>
      variable.assign(variable.add(tf.tensor(values, variable.shape)))
    );
  }
}

function images(seed: number, batch: number): tf.Tensor4D {
  const values = new Float32Array(batch * 64 * 64 * 3);
  return tf.tensor4d(new Rng(seed).fillNormal(values), [batch, 64, 64, 3]);
}

/** Image, loss and a gradient of each kind of parameter, as numbers. */
function restorerResults(
  wrap: <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R,
): Record<string, Float32Array> {
  using restorer = new Restorer(CONFIG, new Rng(0));
  wake(restorer);
  const parameters = Array.from(restorer.variables())
    .filter(({ kind }) => kind === "parameter");
  const variables = parameters.map(({ variable }) => variable);
  const step = wrap((x: tf.Tensor4D, y: tf.Tensor4D, noise: RestorerNoise) => {
    const { image } = restorer.apply(x, { noise });
    const loss = () => {
      const { image, commitment } = restorer.apply(x, { noise });
      return image.sub(y).square().mean().add<tf.Scalar>(commitment);
    };
    const { value, grads } = tf.variableGrads(loss, variables);
    return { image, value, grads: variables.map(({ name }) => grads[name]!) };
  });
  const [x, y] = [images(1, 2), images(2, 2)];
  const noise = drawNoise(CONFIG, [3, 4]);
  const { image, value, grads } = step(x, y, noise);
  const results = {
    image,
    value,
    ...Object.fromEntries(
      parameters.map(({ path }, i) => [path, grads[i]!]),
    ),
  };
  return Object.fromEntries(
    Object.entries(results).map(([name, tensor]) => {
      return [name, tensor.dataSync<"float32">().slice()];
    }),
  );
}

function assertSame(
  actual: Record<string, Float32Array>,
  expected: Record<string, Float32Array>,
): void {
  assertEquals(Object.keys(actual), Object.keys(expected));
  for (const [name, numbers] of Object.entries(expected)) {
    let largest = 0, error = 0;
    numbers.forEach((x, i) => {
      largest = Math.max(largest, Math.abs(x));
      error = Math.max(error, Math.abs(x - actual[name]![i]!));
    });
    assert(error <= 1e-4 * largest + 1e-9, `${name}: ${error} of ${largest}`);
  }
}

const plain = <A extends unknown[], R>(fn: (...args: A) => R) => fn;

Deno.test("a Restorer is the same on cpu and on TensorFlow, eager and compiled", async () => {
  const cpu = await on("cpu", () => restorerResults(plain));
  const [eager, compiled] = await on("tensorflow", () => [
    restorerResults(plain),
    restorerResults(compile),
  ]);
  assertSame(eager, cpu);
  assertSame(compiled, eager);
});

Deno.test("a compiled step draws other noise at each call, and the same again", async () => {
  await loadTensorFlow();
  using restorer = new Restorer(CONFIG, new Rng(0));
  wake(restorer);
  const face = compile((x: tf.Tensor4D, step: tf.Tensor) => {
    const noise = createNoise(
      CONFIG,
      x.shape[0],
      (stream, shape) => statelessNormal(shape, { seed: 5, step, stream }),
    );
    return restorer.apply(x, { noise }).image;
  });
  const x = images(1, 1);
  const at = (step: number) =>
    tf.tidy(() => face(x, tf.scalar(step, "int32")).dataSync().slice());
  assertEquals(at(0), at(0));
  assertNotEquals(at(0), at(1));
  assertEquals(face.traces, 1);
  face.dispose();
  x.dispose();
});

/** The gradient of R1's penalty. */
function r1(
  wrap: <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R,
): Record<string, Float32Array> {
  const config = { size: 64, channels: CONFIG.channels, group: 4 };
  using discriminator = new Discriminator(config, new Rng(0));
  const parameters = Array.from(discriminator.variables());
  const step = wrap((x: tf.Tensor4D) => {
    const score = (x: tf.Tensor) => discriminator.apply(x as tf.Tensor4D).sum();
    const penalty = () => tf.grad(score)(x).square().sum<tf.Scalar>();
    const variables = parameters.map(({ variable }) => variable);
    const { grads } = tf.variableGrads(penalty, variables);
    return variables.map(({ name }) => grads[name] ?? tf.zeros([1]));
  });
  const x = images(1, 4);
  const gradients = step(x);
  const weights = parameters.flatMap(({ path }, i) =>
    path.endsWith("weight")
      ? [[path, gradients[i]!.dataSync<"float32">().slice()] as const]
      : []
  );
  tf.dispose([x, ...gradients]);
  return Object.fromEntries(weights);
}

Deno.test("R1's gradient is the same on cpu and on TensorFlow, eager and compiled", async () => {
  const cpu = await on("cpu", () => r1(plain));
  const [eager, compiled] = await on(
    "tensorflow",
    () => [r1(plain), r1(compile)],
  );
  assertSame(eager, cpu);
  assertSame(compiled, eager);
});
