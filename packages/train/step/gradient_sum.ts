import type { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Variable } from "@tensorflow/tfjs";
import type { Gradients } from "../optimizer/gradients.ts";
import { Tree } from "../optimizer/tree.ts";

/**
 * Adds up gradients of several batches, for a step of more images than fit into
 * memory at once. Works inside compiled functions.
 */
export class GradientSum implements Disposable {
  readonly #tree = new Tree();
  readonly #sums = new Map<string, Variable>();

  /** Makes zeros for each parameter of a module. */
  constructor(module: Module) {
    for (const { path, kind, variable } of module.variables()) {
      if (kind !== "parameter") continue;
      this.#sums.set(path, this.#tree.add(path.split("."), variable.shape));
    }
  }

  /** Adds a batch's gradients, by path. */
  add(gradients: Gradients): void {
    tf.tidy(() => {
      for (const [path, gradient] of Object.entries(gradients)) {
        const sum = this.#sums.get(path)!;
        sum.assign(sum.add(gradient));
      }
    });
  }

  /**
   * Gives the mean, and begins anew at 0.
   *
   * @param count How many batches there were.
   * @returns Tensors that the caller disposes.
   */
  take(count: number): Gradients {
    return tf.tidy(() => {
      const means = Array.from(this.#sums, ([path, sum]) => {
        const mean = sum.mul(1 / count);
        sum.assign(tf.zerosLike(sum));
        return [path, mean] as const;
      });
      return Object.fromEntries(means);
    });
  }

  /** Frees the sums. */
  [Symbol.dispose](): void {
    this.#tree[Symbol.dispose]();
  }
}
