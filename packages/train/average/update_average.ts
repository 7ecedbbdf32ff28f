import type { Module, ModuleVariable } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Scalar } from "@tensorflow/tfjs";

/**
 * Lets averaged weights follow those in training: parameters by a moving
 * average.
 *
 * Buffers are left as they are. They are of what a network has seen, such as
 * codes of its features, and the average sees otherwise: let them follow what it
 * sees itself, as the trainer does, or copy them.
 *
 * It works inside `compile` of `@revisage/tensorflow`.
 *
 * @param average What follows: a module with the same paths and shapes.
 * @param module What is in training.
 * @param decay Which share of the average stays: see {@linkcode averageDecay}.
 * Within a compiled function a number would be that of its first call for ever:
 * give a tensor.
 * @throws {RangeError} If the two have other variables. Nothing has changed
 * then.
 *
 * @example
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { Linear } from "@revisage/layers";
 * import { updateAverage } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const config = { inputs: 1, outputs: 1 };
 * using layer = new Linear(config, new Rng(0));
 * using average = new Linear(config, new Rng(1));
 * updateAverage(average, layer, 0);
 * assertEquals(average.weight.dataSync(), layer.weight.dataSync());
 * ```
 */
export function updateAverage(
  average: Module,
  module: Module,
  decay: number | Scalar,
): void {
  const pairs = pairsOf(average, module);
  tf.tidy(() => {
    const share = typeof decay === "number" ? tf.scalar(decay) : decay;
    for (const [{ kind, variable: slow }, { variable: fast }] of pairs) {
      if (kind === "buffer") continue;
      slow.assign(slow.sub(fast).mul(share).add(fast)); // At 0 exactly `fast`.
    }
  });
}

function pairsOf(
  average: Module,
  module: Module,
): (readonly [ModuleVariable, ModuleVariable])[] {
  const fast = new Map(Array.from(module.variables(), (v) => [v.path, v]));
  const pairs = Array.from(average.variables(), (slow) => {
    const found = fast.get(slow.path);
    if (!found) throw misfit(`${slow.path} is not in the module`);
    if (describe(found) !== describe(slow)) {
      throw misfit(
        `${slow.path} must be ${describe(found)}, got ${describe(slow)}`,
      );
    }
    fast.delete(slow.path);
    return [slow, found] as const;
  });
  const [missing] = fast.keys();
  if (missing !== undefined) throw misfit(`${missing} is missing`);
  return pairs;
}

/** Such as `parameter float32 [3,3]`. */
function describe({ kind, variable: { dtype, shape } }: ModuleVariable) {
  return `${kind} ${dtype} [${shape}]`;
}

function misfit(problem: string): RangeError {
  return new RangeError(`Cannot update average: ${problem}`);
}
