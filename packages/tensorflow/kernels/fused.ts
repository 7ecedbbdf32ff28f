import * as tf from "@tensorflow/tfjs";
import type {
  FusedConv2DAttrs,
  FusedDepthwiseConv2DAttrs,
  KernelConfig,
  Tensor,
  Tensor4D,
} from "@tensorflow/tfjs";
import { composedKernel } from "./kernel.ts";

interface Inputs {
  readonly x: Tensor4D;
  readonly filter: Tensor4D;
  readonly bias?: Tensor;
  readonly preluActivationWeights?: Tensor;
}

/** Convolutions that add a bias and apply an activation. */
export const FUSED: readonly KernelConfig[] = [
  composedKernel<Inputs, FusedConv2DAttrs>("FusedConv2D", (inputs, attrs) => {
    const { strides, pad, dataFormat, dilations, dimRoundingMode } = attrs;
    const { x, filter } = inputs;
    const y = tf.conv2d(
      x,
      filter,
      strides,
      pad,
      dataFormat,
      dilations,
      dimRoundingMode,
    );
    return activated(y, inputs, attrs);
  }),

  composedKernel<Inputs, FusedDepthwiseConv2DAttrs>(
    "FusedDepthwiseConv2D",
    (inputs, attrs) => {
      const { strides, pad, dataFormat, dilations, dimRoundingMode } = attrs;
      const { x, filter } = inputs;
      const y = tf.depthwiseConv2d(
        x,
        filter,
        strides,
        pad,
        dataFormat,
        dilations,
        dimRoundingMode,
      );
      return activated(y, inputs, attrs);
    },
  ),
];

type Settings = Pick<
  FusedConv2DAttrs,
  "dataFormat" | "activation" | "leakyreluAlpha"
>;

function activated(
  y: Tensor,
  { bias, preluActivationWeights }: Inputs,
  { dataFormat, activation, leakyreluAlpha }: Settings,
): Tensor {
  const sum = bias ? tf.add(y, perChannel(bias, dataFormat)) : y;
  switch (activation) {
    case "relu":
      return tf.relu(sum);
    case "relu6":
      return tf.relu6(sum);
    case "elu":
      return tf.elu(sum);
    case "sigmoid":
      return tf.sigmoid(sum);
    case "leakyrelu":
      return tf.leakyRelu(sum, leakyreluAlpha);
    case "prelu":
      return tf.prelu(sum, perChannel(preluActivationWeights!, dataFormat));
    default:
      return sum;
  }
}

/** A vector has a value for each channel, which is not the last axis in NCHW. */
function perChannel(x: Tensor, dataFormat: Settings["dataFormat"]): Tensor {
  const vector = x.rank === 1 && x.size > 1;
  return dataFormat === "NCHW" && vector ? tf.reshape(x, [-1, 1, 1]) : x;
}
