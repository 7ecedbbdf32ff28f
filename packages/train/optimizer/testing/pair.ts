import { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/** A module with a part: two parameters and a buffer. */
export class Pair extends Module {
  readonly part: Part;
  readonly bias: tf.Variable;

  constructor(weight: Tensor, bias: Tensor) {
    super();
    this.part = this.child("part", new Part(weight));
    this.bias = this.parameter("bias", bias);
  }
}

class Part extends Module {
  readonly weight: tf.Variable;
  readonly seen: tf.Variable;

  constructor(weight: Tensor) {
    super();
    this.weight = this.parameter("weight", weight);
    this.seen = this.buffer("seen", tf.scalar(0, "int32"));
  }
}

/** All numbers of a module, by path. */
export function valuesOf(module: Module): Record<string, number[]> {
  const values = Array.from(
    module.variables(),
    ({ path, variable }) =>
      [path, [...variable.dataSync()] as number[]] as const,
  );
  return Object.fromEntries(values);
}
