import * as tf from "@tensorflow/tfjs";
import { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import * as layers from "@revisage/layers";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { CASES } from "./cases.ts";
import {
  assertStored,
  assignStored,
  compute,
  type Layer,
  namesIn,
  stored,
} from "./golden.ts";

await loadTensorFlow();

const BACKENDS: Record<string, { backend: string; compiled?: boolean }> = {
  "on cpu": { backend: "cpu" },
  "on tensorflow": { backend: "tensorflow" },
  "on tensorflow, compiled": { backend: "tensorflow", compiled: true },
};

/** Gradients of gradients add up more roundings. */
const TOLERANCE = { penalty: 5e-5, other: 1e-5 };

function check(name: string, layer: Layer, compiled: boolean): void {
  using module = layer.make(new Rng(0)) ?? new Nothing();
  const own = module instanceof Nothing ? null : module;
  if (own) assignStored(own, name);
  const inputs = layer.inputs.map((key) =>
    tf.variable(stored(`${name}/input/${key}`))
  );
  const run = () => compute(name, layer, own, inputs);
  const results = compiled ? compile(run)() : tf.tidy(run);
  for (const key of namesIn(`${name}/`)) {
    if (!/^(output|gradient|penalty)/.test(key)) continue;
    const tolerance = key.startsWith("penalty")
      ? TOLERANCE.penalty
      : TOLERANCE.other;
    assertStored(`${name}/${key}`, results[key], tolerance);
  }
  tf.dispose([results, inputs]);
}

class Nothing extends Module {}

for (const [where, { backend, compiled = false }] of Object.entries(BACKENDS)) {
  for (const [name, layer] of Object.entries(CASES)) {
    Deno.test(`${name} is that of PyTorch, with its gradients, ${where}`, async () => {
      await tf.setBackend(backend);
      check(name, layer, compiled);
    });
  }
}

/** Exact numbers by a rule: the file would be large with them. */
function byRule(shape: number[], rule: (i: number, j: number) => number) {
  const buffer = tf.buffer(shape);
  const columns = shape.length === 2 ? shape[1]! : 1;
  for (let n = 0; n < buffer.size; n++) {
    buffer.values[n] = rule(Math.floor(n / columns), n % columns);
  }
  return buffer.toTensor();
}

function grid(step: number, modulus: number): tf.Tensor4D {
  const middle = Math.floor(modulus / 2);
  return byRule(
    [1, 64, 64, 1],
    (n) => (step * n % modulus - middle) / 8,
  ) as tf.Tensor4D;
}

for (const backend of ["cpu", "tensorflow"]) {
  Deno.test(`linearGatedFusion() above 32×32 is that of PyTorch, on ${backend}`, async () => {
    await tf.setBackend(backend);
    const inputs = [
      grid(37, 23),
      grid(101, 19),
      byRule([1024, 1024], (i, j) => ((37 * i + 101 * j) % 17 - 8) / 64),
    ];
    const fuse = (encoder: tf.Tensor, decoder: tf.Tensor, weight: tf.Tensor) =>
      layers.linearGatedFusion(
        { encoder: encoder as tf.Tensor4D, decoder: decoder as tf.Tensor4D },
        weight as tf.Tensor2D,
      );
    const { value, grads } = tf.valueAndGrads(fuse)(inputs, grid(53, 29));
    const every = (step: number, x: tf.Tensor) =>
      tf.tensor1d(x.dataSync().filter((_, i) => i % step === 0));
    const golden = "linearGatedFusion/windows";
    assertStored(`${golden}/output`, every(37, value), 1e-5);
    ["encoder", "decoder", "weight"].forEach((key, i) => {
      const some = every(key === "weight" ? 10007 : 37, grads[i]!);
      assertStored(`${golden}/gradient/${key}`, some, 1e-5);
    });
  });
}
