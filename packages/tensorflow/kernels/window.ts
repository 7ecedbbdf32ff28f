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
  /** TensorFlow's own "same" padding; else {@link paddingOf} each axis. */
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

/**
 * The window of a convolution or a pooling of images.
 *
 * @param info What tfjs-core makes of the arguments.
 * @param output `[height, width]` of the output; when going backward it comes
 * from the gradient, since tfjs-core forgets how the numbers were rounded.
 */
export function window2d(
  info: backend_util.Conv2DInfo,
  [height, width]: readonly number[] = [
    info.outHeight,
    info.outWidth,
  ],
): Window {
  return {
    same: info.padInfo.type === "SAME",
    axes: [{
      input: info.inHeight,
      output: height!,
      size: info.filterHeight,
      extent: info.effectiveFilterHeight,
      stride: info.strideHeight,
      dilation: info.dilationHeight,
      before: info.padInfo.top,
    }, {
      input: info.inWidth,
      output: width!,
      size: info.filterWidth,
      extent: info.effectiveFilterWidth,
      stride: info.strideWidth,
      dilation: info.dilationWidth,
      before: info.padInfo.left,
    }],
  };
}

/** The window of a convolution or a pooling of volumes. */
export function window3d(
  info: backend_util.Conv3DInfo,
  [depth, height, width]: readonly number[] = [
    info.outDepth,
    info.outHeight,
    info.outWidth,
  ],
): Window {
  return {
    same: info.padInfo.type === "SAME",
    axes: [{
      input: info.inDepth,
      output: depth!,
      size: info.filterDepth,
      extent: info.effectiveFilterDepth,
      stride: info.strideDepth,
      dilation: info.dilationDepth,
      before: info.padInfo.front,
    }, {
      input: info.inHeight,
      output: height!,
      size: info.filterHeight,
      extent: info.effectiveFilterHeight,
      stride: info.strideHeight,
      dilation: info.dilationHeight,
      before: info.padInfo.top,
    }, {
      input: info.inWidth,
      output: width!,
      size: info.filterWidth,
      extent: info.effectiveFilterWidth,
      stride: info.strideWidth,
      dilation: info.dilationWidth,
      before: info.padInfo.left,
    }],
  };
}
