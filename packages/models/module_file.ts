import {
  openSafetensors,
  type StoredTensor,
  type TensorSource,
  writeSafetensors,
} from "@revisage/core";
import { assignVariables, type Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";

/**
 * Writes all variables of a module into a safetensors file, by path.
 *
 * @param metadata Texts to keep beside them.
 */
export async function saveModule(
  path: string,
  module: Module,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const tensors = Array.from(
    module.variables(),
    ({ path, variable }) => [path, sourceOf(variable, path)] as const,
  );
  await writeSafetensors(path, tensors, { metadata });
}

/**
 * Gives all variables of a module the values that a safetensors file holds.
 *
 * @throws {RangeError} If paths or shapes differ; nothing has changed then.
 * @throws {SafetensorsError} If the file breaks the format.
 */
export function loadModule(path: string, module: Module): void {
  using file = openSafetensors(path);
  tf.tidy(() => {
    const values = new Map(
      Array.from(file.entries.keys(), (name) => {
        return [name, tensorOf(file.read(name), name)];
      }),
    );
    assignVariables(module, values);
  });
}

/**
 * The config that a model's `save` kept.
 *
 * @param model Which model it must be of.
 * @throws {Error} If the file says nothing of it.
 */
export function readConfig(path: string, model: string): unknown {
  using file = openSafetensors(path);
  const { metadata } = file;
  if (metadata.model !== model || metadata.config === undefined) {
    const got = metadata.model ?? "no model";
    throw new Error(`Cannot load ${path}: it must hold a ${model}, got ${got}`);
  }
  return JSON.parse(metadata.config);
}

function sourceOf(variable: tf.Variable, path: string): TensorSource {
  const { dtype, shape } = variable;
  if (dtype === "float32") {
    return { dtype: "F32", shape, data: () => variable.data<"float32">() };
  }
  if (dtype === "int32") {
    return { dtype: "I32", shape, data: () => variable.data<"int32">() };
  }
  throw new TypeError(
    `Cannot save ${path}: its type must be float32 or int32, got ${dtype}`,
  );
}

function tensorOf({ dtype, shape, data }: StoredTensor, name: string) {
  if (dtype === "F32") return tf.tensor(data, [...shape], "float32");
  if (dtype === "I32") return tf.tensor(data, [...shape], "int32");
  throw new TypeError(
    `Cannot load ${name}: its type must be F32 or I32, got ${dtype}`,
  );
}
