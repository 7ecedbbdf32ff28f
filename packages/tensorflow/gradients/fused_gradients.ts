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
 * It reads the function's output, so that the input need not be kept, and so
 * that TensorFlow may fuse the function with what comes before it.
 *
 * It is linear in `dy`. The function's second derivative is zero almost
 * everywhere, or is missing in TensorFlow.js, so that its own gradient is the
 * same operation again.
 */
interface FusedGradient {
  /** The function, as TensorFlow.js calls it. */
  readonly of: string;
  /** TensorFlow's operation. */
  readonly op: string;
  /** Whether the operation takes `dy` first, or the output. */
  readonly first: "dy" | "output";
  readonly attributes?: (attrs: tf.NamedAttrMap) => Attribute[];
  /** Whether the output tells enough. */
  readonly applies?: (attrs: tf.NamedAttrMap) => boolean;
}

const FUSED: readonly FusedGradient[] = [
  { of: tf.Relu, op: "ReluGrad", first: "dy" },
  {
    of: tf.LeakyRelu,
    op: "LeakyReluGrad",
    first: "dy",
    attributes: ({ alpha }) => [floatAttribute("alpha", alpha as number)],
    applies: ({ alpha }) => (alpha as number) >= 0, // the sign is kept
  },
  { of: tf.Sigmoid, op: "SigmoidGrad", first: "output" },
  { of: tf.Tanh, op: "TanhGrad", first: "output" },
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
  { op, first, attributes }: FusedGradient,
): KernelConfig {
  return kernel<"dy" | "saved", tf.NamedAttrMap>(
    op,
    (native, { dy, saved }, attrs) => {
      const inputs = first === "dy" ? [dy, saved] : [saved, dy];
      const type = typeAttribute("T", "float32");
      return native.one(op, inputs, [type, ...attributes?.(attrs) ?? []]);
    },
  );
}

/** Keeps the output beside whatever the gradient of TensorFlow.js wants. */
function withFusion(fused: FusedGradient, original: GradConfig): GradConfig {
  const { applies = () => true } = fused;
  return {
    ...original,
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const output = saved.at(-1)!;
      const fits = tf.getBackend() === BACKEND_NAME && applies(attrs) &&
        output.dtype === "float32";
      return fits
        ? { x: () => apply(fused, dy as Tensor, output, attrs) }
        : original.gradFunc(dy, saved, attrs);
    },
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
