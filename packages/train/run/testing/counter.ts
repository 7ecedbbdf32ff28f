import { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";

/** Variables that all say which step it is. */
export class Counter extends Module {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly steps: tf.Variable<tf.Rank.R0>;

  constructor(readonly width = 3) {
    super();
    this.weight = this.parameter("weight", tf.zeros<tf.Rank.R2>([2, width]));
    this.steps = this.buffer("steps", tf.scalar(0, "int32"));
  }

  /** Sets every number. */
  set(step: number): void {
    tf.tidy(() => {
      this.weight.assign(tf.fill<tf.Rank.R2>([2, this.width], step));
      this.steps.assign(tf.scalar(step, "int32"));
    });
  }

  /** All numbers, of all variables. */
  values(): number[] {
    return [...this.weight.dataSync(), ...this.steps.dataSync()];
  }
}
