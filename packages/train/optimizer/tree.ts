import { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Variable } from "@tensorflow/tfjs";

/** Zeros at the paths of another module, as buffers. */
export class Tree extends Module {
  readonly #branches = new Map<string, Tree>();

  /**
   * Adds zeros.
   *
   * @param path Names from here down to the variable.
   */
  add([name = "", ...rest]: readonly string[], shape: number[]): Variable {
    if (rest.length === 0) return this.buffer(name, () => tf.zeros(shape));
    let branch = this.#branches.get(name);
    if (!branch) {
      branch = this.child(name, new Tree());
      this.#branches.set(name, branch);
    }
    return branch.add(rest, shape);
  }
}
