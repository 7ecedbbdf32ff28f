import { backend_util } from "@tensorflow/tfjs";
import type {
  AvgPool3DGradAttrs,
  AvgPoolAttrs,
  DataType,
} from "@tensorflow/tfjs";
import {
  type Attribute,
  intsAttribute,
  stringAttribute,
  typeAttribute,
} from "../binding/attributes.ts";
import { type Window, window2d, window3d } from "./window.ts";

/** Settings of a pooling, of images or of volumes. */
export type PoolAttrs = AvgPoolAttrs | AvgPool3DGradAttrs;

/**
 * The window of a pooling.
 *
 * @param shape Shape of the input, `[B, H, W, C]` or `[B, D, H, W, C]`.
 * @param attrs Settings.
 * @param output Sizes of the output when they are known, without `B` and `C`.
 */
export function poolWindow(
  shape: readonly number[],
  attrs: PoolAttrs,
  output?: number[],
): Window {
  if (shape.length === 5) {
    const { filterSize, strides, pad, dimRoundingMode } =
      attrs as AvgPool3DGradAttrs;
    return window3d(
      backend_util.computePool3DInfo(
        shape as [number, number, number, number, number],
        filterSize,
        strides,
        1,
        pad,
        dimRoundingMode,
      ),
      output,
    );
  }
  const { filterSize, strides, pad, dimRoundingMode } = attrs as AvgPoolAttrs;
  return window2d(
    backend_util.computePool2DInfo(
      shape as [number, number, number, number],
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    ),
    output,
  );
}

/** A window as the attributes of TensorFlow's poolings, without padding. */
export function poolAttributes(
  dtype: DataType,
  { axes, same }: Window,
): Attribute[] {
  return [
    typeAttribute("T", dtype),
    intsAttribute("ksize", [1, ...axes.map((axis) => axis.size), 1]),
    intsAttribute("strides", [1, ...axes.map((axis) => axis.stride), 1]),
    stringAttribute("padding", same ? "SAME" : "VALID"),
  ];
}
