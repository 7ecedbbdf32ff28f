import {
  openSafetensors,
  type StoredTensor,
  type TensorSource,
  writeSafetensors,
} from "@revisage/core";
import { assignVariables, type Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import { freeOnError } from "./extractors/frozen/free_on_error.ts";

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
 * @throws {TypeError} If a tensor is neither F32 nor I32; the same holds.
 * @throws {SafetensorsError} If the file breaks the format.
 */
export function loadModule(path: string, module: Module): void {
  using file = openSafetensors(path);
  tf.tidy(() => {
    const values = new Map(
      Array.from(file.entries.keys(), (name) => {
        return [name, tensorOf(file.read(name), path, name)];
      }),
    );
    assignVariables(module, values);
  });
}

/**
 * Gives a new module, which nobody else holds yet, what a file holds. If that
 * fails the module is freed, and the message names the file.
 *
 * @returns `module`.
 * @throws {Error} As {@linkcode loadModule}.
 */
export function fillNew<M extends Module>(path: string, module: M): M {
  freeOnError(module, () => loadNamed(path, module));
  return module;
}

function loadNamed(path: string, module: Module): void {
  try {
    loadModule(path, module);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause; // The path is in it.
    throw new RangeError(`Cannot load ${path}: ${cause.message}`, { cause });
  }
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

function tensorOf(
  { dtype, shape, data }: StoredTensor,
  path: string,
  name: string,
) {
  if (dtype === "F32") return tf.tensor(data, [...shape], "float32");
  if (dtype === "I32") return tf.tensor(data, [...shape], "int32");
  throw new TypeError(
    `Cannot load ${path}: type of ${name} must be F32 or I32, got ${dtype}`,
  );
}
