/**
 * Measures a convolution that the engine computes in its own way, or TensorFlow's
 * operation for it. Its one argument is `ConvolutionSettings` as JSON.
 *
 * @module
 */

import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../packages/tensorflow/backend/backend.ts";
import {
  intsAttribute,
  stringAttribute,
  typeAttribute,
} from "../../packages/tensorflow/binding/attributes.ts";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import type { ConvolutionSettings } from "./convolution_races.ts";

/** TensorFlow's operation. */
function operation(
  { task, stride }: ConvolutionSettings,
  x: Tensor4D,
  kernel: Tensor4D,
  dy: Tensor4D,
): () => Tensor {
  const backend = tf.backend() as TensorFlowBackend; // It was loaded.
  const attributes = [
    typeAttribute("T", "float32"),
    intsAttribute("strides", [1, stride, stride, 1]),
    stringAttribute("padding", stride === 1 ? "SAME" : "VALID"),
  ];
  const [name, inputs] = task === "forward"
    ? ["Conv2D", () => [x, kernel]] as const
    : [
      "Conv2DBackpropFilter",
      () => [x, tf.tensor1d(kernel.shape, "int32"), dy],
    ] as const;
  return () => {
    const [result] = backend.execute(name, inputs(), attributes);
    return tf.engine().makeTensorFromTensorInfo(result!);
  };
}

async function prepare(settings: ConvolutionSettings): Promise<Work> {
  const { threads, task, image, outputs, stride, way } = settings;
  const { version } = await loadTensorFlow({ threads });
  const x = tf.fill<tf.Rank.R4>([...image], 0.5);
  const kernel = tf.fill<tf.Rank.R4>([3, 3, image[3], outputs], 0.5);
  const convolve = (kernel: Tensor4D) =>
    tf.conv2d(x, kernel, stride, stride === 1 ? "same" : "valid");
  const dy = convolve(kernel);
  const ours = {
    forward: () => convolve(kernel) as Tensor,
    gradient: () => tf.grad((k) => convolve(k as Tensor4D))(kernel, dy),
  }[task];
  const compute = way === "ours" ? ours : operation(settings, x, kernel, dy);
  const run = compile(compute, { name: task });
  return {
    versions: { tensorflow: version },
    run: () =>
      milliseconds(() => {
        const result = run();
        result.dataSync();
        result.dispose();
      }),
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
