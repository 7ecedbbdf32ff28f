import type { TensorInfo } from "@tensorflow/tfjs";
import type { Native } from "./native.ts";
import { isValid, type Padding, paddingOf, type Window } from "./window.ts";

/** Whether TensorFlow itself has the padding of a window, or there is none. */
export function isBuiltIn(window: Window): boolean {
  return window.same || isValid(window);
}

/** Puts on the padding of a window that TensorFlow does not have itself. */
export function pad(
  native: Native,
  x: TensorInfo,
  window: Window,
  value: number,
): TensorInfo {
  return isBuiltIn(window) ? x : native.pad(x, paddings(window), value);
}

/** The gradient of {@linkcode pad}: takes it off again. */
export function unpad(
  native: Native,
  dx: TensorInfo,
  { shape }: TensorInfo,
  window: Window,
): TensorInfo {
  if (isBuiltIn(window)) return dx;
  return native.slice(dx, paddings(window).map(([before]) => before), shape);
}

/** The shape of what {@linkcode pad} returns. */
export function paddedShape({ shape }: TensorInfo, window: Window): number[] {
  if (isBuiltIn(window)) return shape;
  return paddings(window).map(([before, after], axis) =>
    before + shape[axis]! + after
  );
}

function paddings({ axes }: Window): Padding[] {
  return [[0, 0], ...axes.map(paddingOf), [0, 0]];
}
