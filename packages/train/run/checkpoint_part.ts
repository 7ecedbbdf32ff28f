import type { TensorSource } from "@revisage/core";
import type { ModuleVariable } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";

/** A variable and its name in a file. */
export type NamedVariable = Pick<ModuleVariable, "path" | "variable">;

/** Variables that are kept in one file: those of a `Module`, or a list. */
export type CheckpointPart =
  | { variables(): Iterable<NamedVariable> }
  | Iterable<NamedVariable>;

/** Lists a part's variables. */
export function variablesOf(part: CheckpointPart): NamedVariable[] {
  return Array.from("variables" in part ? part.variables() : part);
}

/**
 * The values that variables have now, whatever is assigned to them later.
 *
 * Nothing is copied: TensorFlow.js gives a variable new memory when it is
 * assigned, and what a snapshot still holds then stays. So it takes as much
 * memory as the variables assigned since, until each value was written.
 */
export class Snapshot implements Disposable {
  readonly #values: [path: string, value: tf.Tensor][] = [];

  /**
   * Holds the values of a part.
   *
   * @throws {TypeError} If a variable is neither float32 nor int32.
   */
  constructor(part: CheckpointPart) {
    const variables = variablesOf(part);
    for (const { path, variable: { dtype } } of variables) {
      if (dtype === "float32" || dtype === "int32") continue;
      throw new TypeError(
        `Cannot save ${path}: its type must be float32 or int32, got ${dtype}`,
      );
    }
    for (const { path, variable } of variables) {
      this.#values.push([path, tf.keep(variable.clone())]);
    }
  }

  /** The values, to be written. Each is given back as soon as it was read. */
  sources(): [path: string, source: TensorSource][] {
    return this.#values.map(([path, value]) => [path, sourceOf(value)]);
  }

  /** Gives back the values that were not read. */
  [Symbol.dispose](): void {
    for (const [, value] of this.#values) value.dispose();
  }
}

function sourceOf(value: tf.Tensor): TensorSource {
  const { shape } = value;
  return value.dtype === "int32"
    ? { dtype: "I32", shape, data: () => take(value, value.data<"int32">()) }
    : { dtype: "F32", shape, data: () => take(value, value.data<"float32">()) };
}

/** Waits for the data of a value that nobody needs any more. */
async function take<T>(value: tf.Tensor, data: Promise<T>): Promise<T> {
  try {
    return await data;
  } finally {
    value.dispose();
  }
}
