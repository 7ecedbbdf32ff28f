import { backend_util } from "@tensorflow/tfjs";
import type {
  DepthwiseConv2dNativeAttrs,
  DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInputAttrs,
  KernelConfig,
  TensorInfo,
} from "@tensorflow/tfjs";
import {
  type Attribute,
  intsAttribute,
  stringAttribute,
  typeAttribute,
} from "../binding/attributes.ts";
import { convAttributes } from "./conv_attributes.ts";
import { kernel } from "./kernel.ts";
import type { Native } from "./native.ts";
import { pad } from "./pad.ts";
import {
  onPadded,
  type Padding,
  paddingOf,
  type Window,
  window2d,
} from "./window.ts";

const NAME = "DepthwiseConv2dNative";

/** Convolution of each channel by itself and its gradients. */
export const DEPTHWISE_CONV2D: readonly KernelConfig[] = [
  kernel<"x" | "filter", DepthwiseConv2dNativeAttrs>(
    NAME,
    (native, { x, filter }, attrs) => {
      const window = window2d(convInfo(x.shape, filter.shape, attrs));
      if (window.axes.some((axis) => axis.dilation > 1)) {
        return dilated(native, x, filter, window);
      }
      // With padding of its own the operation ends the process, when a bias is
      // added in a graph: fused with that, it loses the amounts.
      const padded = pad(native, x, window, 0);
      return native.one(
        NAME,
        [padded, filter],
        attributes(x, onPadded(window)),
      );
    },
  ),

  kernel<
    "dy" | "filter",
    DepthwiseConv2dNativeBackpropInputAttrs
  >(`${NAME}BackpropInput`, (native, { dy, filter }, attrs) => {
    const info = convInfo(attrs.inputShape, filter.shape, attrs);
    return native.one(`${NAME}BackpropInput`, [
      native.int32(attrs.inputShape),
      filter,
      dy,
    ], attributes(dy, window2d(info, dy.shape.slice(1, 3))));
  }),

  kernel<
    "x" | "dy",
    DepthwiseConv2dNativeBackpropFilterAttrs
  >(`${NAME}BackpropFilter`, (native, { x, dy }, attrs) => {
    const info = convInfo(x.shape, attrs.filterShape, attrs);
    return native.one(`${NAME}BackpropFilter`, [
      x,
      native.int32(attrs.filterShape),
      dy,
    ], attributes(dy, window2d(info, dy.shape.slice(1, 3))));
  }),
];

type Settings =
  & Pick<DepthwiseConv2dNativeAttrs, "strides" | "pad" | "dimRoundingMode">
  & Partial<Pick<DepthwiseConv2dNativeAttrs, "dilations" | "dataFormat">>;

function convInfo(
  inputShape: readonly number[],
  filterShape: readonly number[],
  { strides, dilations, pad, dimRoundingMode, dataFormat = "NHWC" }: Settings,
): backend_util.Conv2DInfo {
  // tfjs-core passes this on to no gradient: forward alone would mislead.
  if (dataFormat !== "NHWC") {
    throw new Error(
      `Cannot run depthwiseConv2d: dataFormat must be NHWC, got ${dataFormat}`,
    );
  }
  return backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    true,
  );
}

function attributes(typed: TensorInfo, window: Window): Attribute[] {
  return [typeAttribute("T", typed.dtype), ...convAttributes(window)];
}

/**
 * TensorFlow has dilation on some processors only. On all of them it can deal
 * every d-th row and column into images of their own, convolve those without
 * dilation, and collect the results. Dilated windows move by single steps.
 */
function dilated(
  native: Native,
  x: TensorInfo,
  filter: TensorInfo,
  { axes }: Window,
): TensorInfo {
  const block = native.int32(axes.map((axis) => axis.dilation));
  const padding = axes.map(paddingOf);
  const excess = axes.map((axis, i) => {
    const [before, after] = padding[i]!;
    return -(axis.input + before + after) % axis.dilation + axis.dilation;
  });
  const padded = padding.map(([a, b], i): Padding => [a, b + excess[i]!]);
  const dealt = native.one("SpaceToBatchND", [
    x,
    block,
    native.pairs(padded),
  ], [
    typeAttribute("T", x.dtype),
    typeAttribute("Tblock_shape", "int32"),
    typeAttribute("Tpaddings", "int32"),
  ]);
  const y = native.one(NAME, [dealt, filter], [
    typeAttribute("T", x.dtype),
    intsAttribute("strides", [1, 1, 1, 1]),
    stringAttribute("padding", "VALID"),
  ]);
  return native.one("BatchToSpaceND", [
    y,
    block,
    native.pairs(excess.map((amount) => [0, amount])),
  ], [
    typeAttribute("T", x.dtype),
    typeAttribute("Tblock_shape", "int32"),
    typeAttribute("Tcrops", "int32"),
  ]);
}
