import type { KernelConfig, ResizeBilinearAttrs } from "@tensorflow/tfjs";
import { boolAttribute, typeAttribute } from "../binding/attributes.ts";
import type { Attribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/**
 * Gradients of resizing. Those of tfjs-node take no notice of
 * `halfPixelCenters`.
 */
export const RESIZE_GRADIENTS: readonly KernelConfig[] = [
  kernel<"images" | "dy", ResizeBilinearAttrs>(
    "ResizeBilinearGrad",
    (native, { images, dy }, attrs) =>
      native.one("ResizeBilinearGrad", [dy, images], [
        typeAttribute("T", images.dtype),
        ...sampling(attrs),
      ]),
  ),

  kernel<"images" | "dy", ResizeBilinearAttrs>(
    "ResizeNearestNeighborGrad",
    (native, { images, dy }, attrs) =>
      native.one("ResizeNearestNeighborGrad", [
        dy,
        native.int32(images.shape.slice(1, 3)),
      ], [typeAttribute("T", dy.dtype), ...sampling(attrs)]),
  ),
];

/** Where in the input an element of the output lies. */
function sampling(attrs: ResizeBilinearAttrs): Attribute[] {
  return [
    boolAttribute("align_corners", attrs.alignCorners),
    boolAttribute("half_pixel_centers", attrs.halfPixelCenters),
  ];
}
