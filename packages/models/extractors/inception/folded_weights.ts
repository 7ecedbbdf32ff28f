import {
  type ConvolutionWeights,
  type FrozenConvolutionConfig,
  kernelShape,
} from "../frozen/frozen_convolution.ts";
import type { WeightSource } from "../frozen/weight_source.ts";

/** What the graph adds to each variance. */
const EPSILON = 0.001;

/**
 * Reads a convolution and the batch normalization behind it, and makes one
 * convolution with bias of the two, in float64.
 */
export function foldedWeights(
  config: FrozenConvolutionConfig,
  source: WeightSource,
  path: string,
): ConvolutionWeights {
  const { outputs } = config;
  const vector = (name: string, start: number) =>
    source.vector(`${path}.bn.${name}`, outputs, start);
  const kernel = source.kernel(`${path}.conv.kernel`, kernelShape(config));
  const scale = vector("weight", 1);
  const shift = vector("bias", 0);
  const mean = vector("running_mean", 0);
  const variance = vector("running_var", 1);
  const factors = Float64Array.from(
    scale,
    (value, o) => value / Math.sqrt(variance[o]! + EPSILON),
  );
  const folded = new Float32Array(kernel.length);
  for (let i = 0; i < kernel.length; i += outputs) {
    for (let o = 0; o < outputs; o++) {
      folded[i + o] = kernel[i + o]! * factors[o]!;
    }
  }
  const bias = shift.map((value, o) => value - mean[o]! * factors[o]!);
  return { kernel: folded, bias };
}
