import * as tf from "@tensorflow/tfjs";
import type { KernelConfig, Tensor, TensorInfo } from "@tensorflow/tfjs";
import { BACKEND_NAME } from "../backend/backend_name.ts";
import type { TensorFlowBackend } from "../backend/backend.ts";
import { Native, type Results } from "./native.ts";

/**
 * A kernel of TensorFlow's own operations.
 *
 * @typeParam Names The names of the tensors it takes, in tfjs-core.
 * @typeParam Attrs Its settings, as tfjs-core declares them.
 * @param name The kernel's name in tfjs-core.
 * @param compute What it computes.
 */
export function kernel<Names extends string, Attrs = object>(
  name: string,
  compute: (
    native: Native,
    inputs: Readonly<Record<Names, TensorInfo>>,
    attrs: Attrs,
  ) => Results,
): KernelConfig {
  return {
    kernelName: name,
    backendName: BACKEND_NAME,
    kernelFunc: ({ inputs, attrs, backend }) =>
      Native.run(
        backend as TensorFlowBackend,
        (native) =>
          compute(native, inputs as Record<Names, TensorInfo>, attrs as Attrs),
      ),
  };
}

/** The same, made of the functions of TensorFlow.js. */
export function composedKernel<
  Inputs extends Partial<Record<keyof Inputs, Tensor>>,
  Attrs,
>(
  name: string,
  compute: (inputs: Inputs, attrs: Attrs) => Tensor,
): KernelConfig {
  return {
    kernelName: name,
    backendName: BACKEND_NAME,
    // The engine hands over tensors, though it declares less of them.
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => compute(inputs as unknown as Inputs, attrs as Attrs)),
  };
}
