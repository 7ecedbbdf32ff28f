import * as tf from "@tensorflow/tfjs";
import type { NamedTensorMap, Tensor } from "@tensorflow/tfjs";
import { openSafetensors, type Rng } from "@revisage/core";
import { assignVariables, type Module } from "@revisage/core/module";
import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

/** What PyTorch computes; made by fixtures/make_layers.py. */
const PATH = import.meta.resolve("../fixtures/layers.safetensors");

const STORED = new Map<string, { data: Float32Array; shape: number[] }>();
{
  using file = openSafetensors(fileURLToPath(PATH));
  for (const [name, { shape }] of file.entries) {
    const { data } = file.read(name, "F32");
    STORED.set(name, { data, shape: [...shape] });
  }
}

/** Names in the file that start with `prefix`, without it, in its order. */
export function namesIn(prefix: string): string[] {
  return [...STORED.keys()].filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/** A tensor of the file, on the backend in use. */
export function stored(name: string): Tensor {
  const { data, shape } = STORED.get(name)!;
  return tf.tensor(data, shape);
}

/**
 * Asserts what the file has, within a share of the largest number. What is not
 * computed, because nothing leads there, is 0.
 */
export function assertStored(
  name: string,
  actual: Tensor | undefined,
  tolerance: number,
): void {
  const { data, shape } = STORED.get(name)!;
  if (!actual) return assert(data.every((value) => value === 0), name);
  assertEquals(actual.shape, shape, name);
  const largest = data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  actual.dataSync().forEach((value, i) => {
    const error = Math.abs(value - data[i]!);
    assert(
      error <= tolerance * largest,
      `${name}[${i}] ${value}, not ${data[i]}`,
    );
  });
}

/** A layer as its case in the file has it. */
export interface Layer {
  /** Their names in the file. The first is the one that R1 looks at. */
  readonly inputs: readonly string[];
  /** A new module with variables of its own, or nothing. */
  readonly make: (rng: Rng) => Module | null;
  readonly apply: (module: Module | null, inputs: readonly Tensor[]) => Tensor;
}

/** Gives a module the variables of its case. */
export function assignStored(module: Module, name: string): void {
  const prefix = `${name}/parameter/`;
  tf.tidy(() =>
    assignVariables(
      module,
      new Map(namesIn(prefix).map((path) => [path, stored(prefix + path)])),
    )
  );
}

/** All that a case has, by its names: values, gradients, and of the penalty. */
export function compute(
  name: string,
  layer: Layer,
  module: Module | null,
  inputs: readonly tf.Variable[],
): NamedTensorMap {
  const dy = stored(`${name}/cotangent`);
  const variables = new Map(
    layer.inputs.map((key, i) => [`input/${key}`, inputs[i]!]),
  );
  for (const { path, variable } of module?.variables() ?? []) {
    variables.set(`parameter/${path}`, variable);
  }
  const product = (inputs: readonly Tensor[]) =>
    layer.apply(module, inputs).mul(dy).sum().asScalar();
  const [x, ...rest] = inputs;
  const penalty = () =>
    tf.grad((x) => product([x, ...rest]))(x!).square().sum().asScalar();
  const result: NamedTensorMap = { output: layer.apply(module, inputs) };
  const put = (prefix: string, loss: () => tf.Scalar) => {
    const { grads } = tf.variableGrads(loss, [...variables.values()]);
    for (const [key, variable] of variables) {
      const gradient = grads[variable.name];
      if (gradient) result[`${prefix}/${key}`] = gradient;
    }
  };
  put("gradient", () => product(inputs));
  const wanted = namesIn(`${name}/penalty/`);
  if (wanted.length > 0) result["penalty/value"] = penalty();
  if (wanted.length > 1) put("penalty", penalty);
  return result;
}
