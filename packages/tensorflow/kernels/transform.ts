import type { KernelConfig, TransformAttrs } from "@tensorflow/tfjs";
import { stringAttribute, typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/** Projective transform of images. */
export const TRANSFORM: KernelConfig = kernel<
  "image" | "transforms",
  TransformAttrs
>(
  "Transform",
  (native, { image, transforms }, attrs) => {
    const { interpolation, fillMode, fillValue, outputShape } = attrs;
    return native.one("ImageProjectiveTransformV3", [
      image,
      transforms,
      native.int32(outputShape ?? image.shape.slice(1, 3)),
      native.scalar(fillValue, "float32"),
    ], [
      typeAttribute("dtype", image.dtype),
      stringAttribute("interpolation", interpolation.toUpperCase()),
      stringAttribute("fill_mode", fillMode.toUpperCase()),
    ]);
  },
);
