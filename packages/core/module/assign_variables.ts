import * as tf from "@tensorflow/tfjs";
import type { Module } from "./module.ts";

/**
 * Gives every variable of a module the value at its path.
 *
 * All is checked before anything changes, and all is read before anything is
 * written: the values may be variables, those of the module itself too.
 *
 * @param module What to load.
 * @param values For each path of `module.variables()` a tensor of the same
 * type and shape; they stay the caller's.
 * @throws {RangeError} If paths are missing or unexpected, or values do not
 * fit. All of them are named, and no variable has changed.
 *
 * @example Loading one module into another
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { assignVariables, Module } from "@revisage/core/module";
 * import { assertEquals } from "@std/assert";
 *
 * class Scale extends Module {
 *   readonly scale: tf.Variable<tf.Rank.R1>;
 *
 *   constructor(scale: number) {
 *     super();
 *     this.scale = this.parameter("scale", tf.tensor1d([scale]));
 *   }
 * }
 *
 * await tf.setBackend("cpu");
 * using trained = new Scale(3);
 * using average = new Scale(1);
 * const values = new Map(
 *   Array.from(trained.variables(), (v) => [v.path, v.variable]),
 * );
 * assignVariables(average, values);
 * assertEquals([...average.scale.dataSync()], [3]);
 * ```
 */
export function assignVariables(
  module: Module,
  values: ReadonlyMap<string, tf.Tensor>,
): void {
  const variables = new Map<string, tf.Variable>();
  const problems: string[] = [];
  for (const { path, variable } of module.variables()) {
    variables.set(path, variable);
    const problem = misfit(variable, values.get(path));
    if (problem) problems.push(`${path} ${problem}`);
  }
  for (const path of values.keys()) {
    if (!variables.has(path)) problems.push(`${path} is unexpected`);
  }
  if (problems.length > 0) {
    throw new RangeError(`Cannot assign variables: ${problems.join("; ")}`);
  }
  tf.tidy(() => {
    const copies = Array.from(values, ([path, value]) => ({
      variable: variables.get(path)!,
      copy: value.clone(),
    }));
    for (const { variable, copy } of copies) variable.assign(copy);
  });
}

function misfit(
  variable: tf.Variable,
  value: tf.Tensor | undefined,
): string | undefined {
  if (!value) return "is missing";
  if (variable.isDisposed || value.isDisposed) return "is disposed";
  const wanted = kindOf(variable);
  const got = kindOf(value);
  return wanted === got ? undefined : `must be ${wanted}, got ${got}`;
}

/** Type and shape, such as `float32 [3,3,64,128]`. */
function kindOf({ dtype, shape }: tf.Tensor): string {
  return `${dtype} [${shape}]`;
}
