import * as tf from "@tensorflow/tfjs";
import { Module } from "@revisage/core/module";
import { freeOnError } from "../frozen/free_on_error.ts";
import type { WeightSource } from "../frozen/weight_source.ts";
import { type Builder, convolution, pool3Ceil, type Stage } from "./stages.ts";

type Layer = (x: tf.Tensor4D) => tf.Tensor4D;

/** Few channels, and from these many, half of them by 1×1 and half by 3×3. */
class Fire extends Module {
  readonly #squeeze: Layer;
  readonly #expand: readonly Layer[];

  constructor(
    weights: WeightSource,
    path: string,
    [inputs, squeezed, outputs]: readonly [number, number, number],
  ) {
    super();
    const part = (name: string, inputs: number, outputs: number, size = 1) =>
      convolution(
        {
          weights: under(weights, path),
          add: (_, part) => this.child(name, part),
        },
        name,
        { inputs, outputs, kernel: size },
      );
    [this.#squeeze, ...this.#expand] = freeOnError(
      this,
      (): [Layer, ...Layer[]] => [
        part("squeeze", inputs, squeezed),
        part("expand1x1", squeezed, outputs / 2),
        part("expand3x3", squeezed, outputs / 2, 3),
      ],
    );
  }

  apply(x: tf.Tensor4D): tf.Tensor4D {
    const squeezed = this.#squeeze(x);
    return tf.concat(this.#expand.map((expand) => expand(squeezed)), 3);
  }
}

function under(weights: WeightSource, folder: string): WeightSource {
  return {
    kernel: (path, shape) => weights.kernel(`${folder}.${path}`, shape),
    vector: (path, size, start) =>
      weights.vector(`${folder}.${path}`, size, start),
  };
}

/** SqueezeNet 1.1 as torchvision has it, parts called as there: seven stages. */
export function squeezeStages(builder: Builder): Stage[] {
  const fire = (name: string, ...sizes: [number, number, number]) => {
    const part = new Fire(builder.weights, name, sizes);
    builder.add(name, part);
    return (x: tf.Tensor4D) => part.apply(x);
  };
  const first = convolution(builder, "0", {
    inputs: 3,
    outputs: 64,
    kernel: 3,
    stride: 2,
    padding: 0,
  });
  const fire3 = fire("3", 64, 16, 128);
  const fire4 = fire("4", 128, 16, 128);
  const fire6 = fire("6", 128, 32, 256);
  const fire7 = fire("7", 256, 32, 256);
  const fire9 = fire("9", 256, 48, 384);
  return [
    { channels: 64, apply: first },
    { channels: 128, apply: (x) => fire4(fire3(pool3Ceil(x))) },
    { channels: 256, apply: (x) => fire7(fire6(pool3Ceil(x))) },
    { channels: 384, apply: (x) => fire9(pool3Ceil(x)) },
    { channels: 384, apply: fire("10", 384, 48, 384) },
    { channels: 512, apply: fire("11", 384, 64, 512) },
    { channels: 512, apply: fire("12", 512, 64, 512) },
  ];
}
