import * as tf from "@tensorflow/tfjs";
import type { GradConfig, KernelConfig, Tensor } from "@tensorflow/tfjs";
import { floatAttribute, typeAttribute } from "../binding/attributes.ts";
import type { Attribute } from "../binding/attributes.ts";
import { BACKEND_NAME } from "../backend/backend_name.ts";
import { kernel } from "../kernels/kernel.ts";

/**
 * A gradient that TensorFlow computes in one pass over memory, where
 * TensorFlow.js spells it in up to five operations.
 *
 * It is linear in `dy`, and the function's second derivative is zero almost
 * everywhere, or is missing in TensorFlow.js, so that its own gradient is the
 * same operation again.
 */
interface FusedGradient {
  /** The function, as TensorFlow.js calls it. */
  readonly of: string;
  /** TensorFlow's operation. */
  readonly op: string;
  /** Which of the function's tensors the operation reads. */
  readonly reads: "input" | "output";
  readonly attributes?: (attrs: tf.NamedAttrMap) => Attribute[];
}

const FUSED: readonly FusedGradient[] = [
  { of: tf.Relu, op: "ReluGrad", reads: "input" },
  {
    of: tf.LeakyRelu,
    op: "LeakyReluGrad",
    reads: "input",
    attributes: ({ alpha }) => [floatAttribute("alpha", alpha as number)],
  },
  { of: tf.Sigmoid, op: "SigmoidGrad", reads: "output" },
  { of: tf.Tanh, op: "TanhGrad", reads: "output" },
];

/**
 * Lets gradients on this backend use TensorFlow's own operations. On other
 * backends they stay what they were.
 */
export function registerFusedGradients(): void {
  for (const fused of FUSED) {
    tf.registerKernel(gradientKernel(fused));
    tf.registerGradient({
      kernelName: fused.op,
      inputsToSave: ["saved"],
      gradFunc: (ddy, saved, attrs) => ({
        dy: () => apply(fused, ddy as Tensor, saved[0]!, attrs),
        saved: () => tf.zerosLike(saved[0]!),
      }),
    });
    tf.registerGradient(withFusion(fused, tf.getGradient(fused.of)));
  }
}

function gradientKernel(
  { op, reads, attributes }: FusedGradient,
): KernelConfig {
  return kernel<"dy" | "saved", tf.NamedAttrMap>(
    op,
    (native, { dy, saved }, attrs) => {
      // TensorFlow takes the gradient first where it reads the input.
      const inputs = reads === "input" ? [dy, saved] : [saved, dy];
      const type = typeAttribute("T", "float32");
      return native.one(op, inputs, [type, ...attributes?.(attrs) ?? []]);
    },
  );
}

function withFusion(fused: FusedGradient, original: GradConfig): GradConfig {
  return {
    ...original,
    gradFunc: (dy, saved, attrs) =>
      tf.getBackend() === BACKEND_NAME && saved[0]!.dtype === "float32"
        ? { x: () => apply(fused, dy as Tensor, saved[0]!, attrs) }
        : original.gradFunc(dy, saved, attrs),
  };
}

function apply(
  { op }: FusedGradient,
  dy: Tensor,
  saved: Tensor,
  attrs: tf.NamedAttrMap,
): Tensor {
  return tf.engine().runKernel(op, { dy, saved }, attrs) as Tensor;
}
