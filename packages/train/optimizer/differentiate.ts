import type { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import type { Gradients } from "./gradients.ts";

/** A loss, and what else of its computation is wanted. */
export type WithTotal = Readonly<Record<string, Tensor>> & {
  /** What is differentiated. */
  readonly total: Scalar;
};

/** What {@linkcode differentiate} gives. */
export interface Differentiated<T extends WithTotal> {
  /** What was computed. */
  readonly value: T;
  /** How its total changes with each parameter that it depends on. */
  readonly gradients: Gradients;
}

/**
 * Computes a loss and its gradients with respect to a module's parameters.
 *
 * Unlike `tf.variableGrads`, it names gradients by path, leaves buffers alone,
 * and gives out what else was computed on the way: the parts of a loss, for
 * instance, or the images.
 *
 * @param module Whose parameters.
 * @param compute Computes the loss, as `total`, and any other tensors.
 * @returns Tensors that the caller disposes.
 * @throws {Error} If the total depends on no parameter.
 *
 * @example
 * ```ts
 * import { Rng } from "@revisage/core";
 * import { Linear } from "@revisage/layers";
 * import { differentiate } from "@revisage/train";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using layer = new Linear({ inputs: 1, outputs: 1 }, new Rng(0));
 * const { value, gradients } = differentiate(layer, () => {
 *   const y = layer.apply(tf.tensor2d([[2]]));
 *   return { total: y.sub(5).square().sum<tf.Scalar>(), y };
 * });
 * const slope = 2 * (value.y.dataSync()[0]! - 5);
 * assertEquals(gradients["bias"]!.dataSync()[0], slope);
 * ```
 */
export function differentiate<T extends WithTotal>(
  module: Module,
  compute: () => T,
): Differentiated<T> {
  const parameters = Array.from(module.variables())
    .filter(({ kind }) => kind === "parameter");
  const kept: [string, Tensor][] = [];
  const differentiated = () => {
    const { grads } = tf.variableGrads(() => {
      const computed = compute();
      for (const [name, tensor] of Object.entries(computed)) {
        // A tensor of its own: the module's or the caller's is not ours to keep.
        kept.push([name, tf.keep(tensor.clone())]);
      }
      return computed.total;
    }, parameters.map(({ variable }) => variable));
    const gradients = parameters.flatMap(({ path, variable }) => {
      const gradient = grads[variable.name];
      return gradient ? [[path, gradient] as const] : [];
    });
    // Kept tensors would outlive a tidy around this call; their copies do not.
    const value = kept.map(([name, tensor]) => [name, tensor.clone()] as const);
    return {
      value: Object.fromEntries(value),
      gradients: Object.fromEntries(gradients),
    };
  };
  try {
    return tf.tidy(differentiated) as unknown as Differentiated<T>;
  } finally {
    for (const [, tensor] of kept) tensor.dispose();
  }
}
