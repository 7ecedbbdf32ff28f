import type { Rng } from "@revisage/core";
import { Module } from "@revisage/core/module";
import { Conv2d } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";

/** Halves the size: two convolutions, and a shortcut past them. */
export class ResidualBlock extends Module {
  /** 3×3. */
  readonly first: Conv2d;
  /** 3×3, halves the size. */
  readonly second: Conv2d;
  /** 1×1, halves the size. */
  readonly skip: Conv2d;

  /**
   * Makes a residual block.
   *
   * @param inputs Channels of its input.
   * @param outputs Channels of its output.
   * @param rng Draws the weights.
   */
  constructor(inputs: number, outputs: number, rng: Rng) {
    super();
    const activation = "leakyRelu";
    this.first = this.child(
      "first",
      new Conv2d({ inputs, outputs: inputs, activation }, rng.split("first")),
    );
    this.second = this.child(
      "second",
      new Conv2d(
        { inputs, outputs, downsample: true, activation },
        rng.split("second"),
      ),
    );
    this.skip = this.child(
      "skip",
      new Conv2d(
        { inputs, outputs, kernel: 1, downsample: true, bias: false },
        rng.split("skip"),
      ),
    );
  }

  /** From `[B, H, W, I]` to `[B, H/2, W/2, O]`. */
  apply(x: Tensor4D): Tensor4D {
    return tf.tidy(() => {
      const y = this.second.apply(this.first.apply(x));
      return y.add<Tensor4D>(this.skip.apply(x)).mul(Math.SQRT1_2);
    });
  }
}
