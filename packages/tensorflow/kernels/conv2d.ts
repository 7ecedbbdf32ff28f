import { backend_util } from "@tensorflow/tfjs";
import type {
  Conv2DAttrs,
  Conv2DBackpropFilterAttrs,
  Conv2DBackpropInputAttrs,
  KernelConfig,
  TensorInfo,
} from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { convAttributes } from "./conv_attributes.ts";
import { filterGradient, isLarge } from "./filter_gradient.ts";
import { kernel } from "./kernel.ts";
import type { Native } from "./native.ts";
import { wayOfSingle } from "./single_image.ts";
import { type Window, window2d } from "./window.ts";

/** Convolution of images and its gradients, with any padding and layout. */
export const CONV2D: readonly KernelConfig[] = [
  kernel<"x" | "filter", Conv2DAttrs>("Conv2D", (native, inputs, attrs) => {
    const { x, filter } = inputs;
    const window = window2d(convInfo(x.shape, filter.shape, attrs));
    const image = channelsLast(native, x, attrs);
    const way = wayOfSingle(native, image, filter.shape, window);
    const y = way
      ? way(native, image, filter, window)
      : native.one("Conv2D", [image, filter], [
        typeAttribute("T", x.dtype),
        ...convAttributes(window),
      ]);
    return channelsAsBefore(native, y, attrs);
  }),

  kernel<"dy" | "filter", Conv2DBackpropInputAttrs>(
    "Conv2DBackpropInput",
    (native, { dy: given, filter }, attrs) => {
      const { inputShape } = attrs;
      const dy = channelsLast(native, given, attrs);
      const window = backwardWindow(inputShape, filter.shape, dy, attrs);
      const sizes = attrs.dataFormat === "NCHW"
        ? TO_LAST.map((axis) => inputShape[axis]!)
        : inputShape;
      const dx = native.one("Conv2DBackpropInput", [
        native.int32(sizes),
        filter,
        dy,
      ], [typeAttribute("T", dy.dtype), ...convAttributes(window)]);
      return channelsAsBefore(native, dx, attrs);
    },
  ),

  kernel<"x" | "dy", Conv2DBackpropFilterAttrs>(
    "Conv2DBackpropFilter",
    (native, inputs, attrs) => {
      const { filterShape } = attrs;
      const x = channelsLast(native, inputs.x, attrs);
      const dy = channelsLast(native, inputs.dy, attrs);
      const window = backwardWindow(inputs.x.shape, filterShape, dy, attrs);
      if (isLarge(native, filterShape, window)) {
        return filterGradient(native, x, dy, filterShape, window);
      }
      return native.one("Conv2DBackpropFilter", [
        x,
        native.int32(filterShape),
        dy,
      ], [typeAttribute("T", dy.dtype), ...convAttributes(window)]);
    },
  ),
];

type Settings =
  & Pick<Conv2DAttrs, "strides" | "pad" | "dataFormat" | "dimRoundingMode">
  & Partial<Pick<Conv2DAttrs, "dilations">>;

function convInfo(
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: Settings,
): backend_util.Conv2DInfo {
  return backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    attrs.strides,
    attrs.dilations ?? 1,
    attrs.pad,
    attrs.dimRoundingMode,
    false,
    backend_util.convertConv2DDataFormat(attrs.dataFormat),
  );
}

function backwardWindow(
  inputShape: readonly number[],
  filterShape: readonly number[],
  dy: TensorInfo,
  attrs: Settings,
): Window {
  const info = convInfo(inputShape, filterShape, attrs);
  return window2d(info, dy.shape.slice(1, 3));
}

const TO_LAST = [0, 2, 3, 1];
const TO_FIRST = [0, 3, 1, 2];

/** Not every processor has TensorFlow's kernels for `[B, C, H, W]`. */
function channelsLast(
  native: Native,
  x: TensorInfo,
  { dataFormat }: Settings,
): TensorInfo {
  return dataFormat === "NCHW" ? native.transpose(x, TO_LAST) : x;
}

function channelsAsBefore(
  native: Native,
  y: TensorInfo,
  { dataFormat }: Settings,
): TensorInfo {
  return dataFormat === "NCHW" ? native.transpose(y, TO_FIRST) : y;
}
