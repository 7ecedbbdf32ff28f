import type { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";

/** Gradients of all parameters of a module, by path. */
export function gradientsOf(
  module: Module,
  loss: () => tf.Scalar,
): Map<string, Float32Array> {
  const gradients = new Map<string, Float32Array>();
  tf.tidy(() => {
    const parameters = Array.from(module.variables())
      .filter(({ kind }) => kind === "parameter");
    const { grads } = tf.variableGrads(
      loss,
      parameters.map(({ variable }) => variable),
    );
    for (const { path, variable } of parameters) {
      const gradient = grads[variable.name];
      if (gradient) gradients.set(path, float32Of(gradient));
    }
  });
  return gradients;
}

/** A copy of a tensor's numbers. */
export function float32Of(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<"float32">().slice();
}
