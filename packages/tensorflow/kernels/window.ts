import type { backend_util } from "@tensorflow/tfjs";

/** Elements before and after an axis. */
export type Padding = readonly [number, number];

/** How a window moves along one axis of its input. */
export interface Axis {
  /** Size of the input. */
  readonly input: number;
  /** How many places the window stops at. */
  readonly output: number;
  /** Size of the window. */
  readonly size: number;
  /** From its first element to its last, the holes of dilation included. */
  readonly extent: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding before the input. */
  readonly before: number;
}

/** The axes of an image that a window moves along, outermost first. */
export interface Window {
  readonly axes: readonly Axis[];
  /** TensorFlow's own "same" padding; else {@linkcode paddingOf} each axis. */
  readonly same: boolean;
}

/**
 * The padding with which TensorFlow stops at as many places as the axis says.
 *
 * TensorFlow.js can round the number of places up (`dimRoundingMode`),
 * TensorFlow only down: padding that reaches the last place settles it.
 */
export function paddingOf(axis: Axis): Padding {
  const reach = (axis.output - 1) * axis.stride + axis.extent;
  return [axis.before, Math.max(0, reach - axis.input - axis.before)];
}

/** Whether the window never leaves its input. */
export function isValid({ axes }: Window): boolean {
  return axes.every((axis) => paddingOf(axis).every((amount) => amount === 0));
}

/** The same window on an input that has its padding already. */
export function onPadded(window: Window): Window {
  if (window.same) return window;
  const axes = window.axes.map((axis) => {
    const [before, after] = paddingOf(axis);
    return { ...axis, input: before + axis.input + after, before: 0 };
  });
  return { ...window, axes };
}

/**
 * The window of a convolution or a pooling of images.
 *
 * @param info What tfjs-core makes of the arguments.
 * @param output `[height, width]` of the output; when going backward it comes
 * from the gradient, since tfjs-core forgets how the numbers were rounded.
 */
export function window2d(
  info: backend_util.Conv2DInfo,
  output: readonly number[] = [info.outHeight, info.outWidth],
): Window {
  return windowOf(info.padInfo.type, [{
    input: info.inHeight,
    output: output[0]!,
    size: info.filterHeight,
    extent: info.effectiveFilterHeight,
    stride: info.strideHeight,
    dilation: info.dilationHeight,
    before: info.padInfo.top,
  }, {
    input: info.inWidth,
    output: output[1]!,
    size: info.filterWidth,
    extent: info.effectiveFilterWidth,
    stride: info.strideWidth,
    dilation: info.dilationWidth,
    before: info.padInfo.left,
  }]);
}

/** The same for volumes: `output` is `[depth, height, width]`. */
export function window3d(
  info: backend_util.Conv3DInfo,
  output: readonly number[] = [info.outDepth, info.outHeight, info.outWidth],
): Window {
  return windowOf(info.padInfo.type, [{
    input: info.inDepth,
    output: output[0]!,
    size: info.filterDepth,
    extent: info.effectiveFilterDepth,
    stride: info.strideDepth,
    dilation: info.dilationDepth,
    before: info.padInfo.front,
  }, {
    input: info.inHeight,
    output: output[1]!,
    size: info.filterHeight,
    extent: info.effectiveFilterHeight,
    stride: info.strideHeight,
    dilation: info.dilationHeight,
    before: info.padInfo.top,
  }, {
    input: info.inWidth,
    output: output[2]!,
    size: info.filterWidth,
    extent: info.effectiveFilterWidth,
    stride: info.strideWidth,
    dilation: info.dilationWidth,
    before: info.padInfo.left,
  }]);
}

function windowOf(
  padding: backend_util.Conv2DInfo["padInfo"]["type"],
  axes: readonly Axis[],
): Window {
  const same = padding === "SAME";
  if (!same) axes.forEach(checkPlaces);
  return { axes, same };
}

/**
 * For padding that is a single number, tfjs-core uses the stride and the window
 * of the first axis for all of them. What it expects may then be less than what
 * there is.
 */
function checkPlaces(axis: Axis): void {
  const { input, output, extent, stride } = axis;
  const [before, after] = paddingOf(axis);
  const places = Math.floor((input + before + after - extent) / stride) + 1;
  if (places <= output) return;
  throw new Error(
    `Cannot pad by ${before}: TensorFlow.js expects ${output} places along an ` +
      `axis that has ${places}, for its stride or window is not that of the ` +
      "first axis. Give the padding of each side instead.",
  );
}
