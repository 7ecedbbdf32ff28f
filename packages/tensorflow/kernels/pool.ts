import type { KernelConfig, TensorInfo } from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";
import type { Native } from "./native.ts";
import { isBuiltIn, pad, paddedShape, unpad } from "./pad.ts";
import { poolAttributes, type PoolAttrs, poolWindow } from "./pool_window.ts";
import type { Window } from "./window.ts";

/** Pooling of images and volumes and its gradients, with any padding. */
export const POOL: readonly KernelConfig[] = ["", "3D"].flatMap((volumes) => [
  kernel<"x", PoolAttrs>(`AvgPool${volumes}`, (native, { x }, attrs) => {
    const window = poolWindow(x.shape, attrs);
    if (isEmpty(window)) return empty(native, x, window);
    const padded = pad(native, x, window, 0);
    const y = slide(native, `AvgPool${volumes}`, padded, window);
    if (isBuiltIn(window)) return y;
    return native.plain("DivNoNan", y, shareInside(native, x, window));
  }),

  kernel<"dy" | "input", PoolAttrs>(
    `AvgPool${volumes}Grad`,
    (native, { dy, input }, attrs) => {
      const window = poolWindow(input.shape, attrs, dy.shape.slice(1, -1));
      const dSum = isBuiltIn(window)
        ? dy
        : native.plain("DivNoNan", dy, shareInside(native, input, window));
      const shape = paddedShape(input, window);
      const dx = native.one(`AvgPool${volumes}Grad`, [
        native.int32(shape),
        dSum,
      ], poolAttributes(dy.dtype, window));
      return unpad(native, dx, input, window);
    },
  ),

  kernel<"x", PoolAttrs>(`MaxPool${volumes}`, (native, { x }, attrs) => {
    const window = poolWindow(x.shape, attrs);
    if (isEmpty(window)) return empty(native, x, window);
    const padded = pad(native, x, window, lowestOf(x));
    return slide(native, `MaxPool${volumes}`, padded, window);
  }),

  kernel<"dy" | "input" | "output", PoolAttrs>(
    `MaxPool${volumes}Grad`,
    (native, { dy, input, output }, attrs) => {
      const window = poolWindow(input.shape, attrs, dy.shape.slice(1, -1));
      const x = pad(native, input, window, lowestOf(input));
      const attributes = poolAttributes(input.dtype, window);
      if (volumes) attributes.push(typeAttribute("TInput", input.dtype));
      const dx = native.one(
        `MaxPool${volumes}Grad`,
        [x, output, dy],
        attributes,
      );
      return unpad(native, dx, input, window);
    },
  ),
]);

function slide(
  native: Native,
  op: string,
  x: TensorInfo,
  window: Window,
): TensorInfo {
  return native.one(op, [x], poolAttributes(x.dtype, window));
}

/** Padding never is the largest: it is the lowest number of its type. */
function lowestOf({ dtype }: TensorInfo): number {
  return dtype === "int32" ? -(2 ** 31) : -Infinity;
}

/**
 * The share of each window that lies on the input, `[1, …, 1]`: averages are
 * over the input alone.
 */
function shareInside(
  native: Native,
  { shape, dtype }: TensorInfo,
  window: Window,
): TensorInfo {
  const sizes = native.int32([1, ...shape.slice(1, -1), 1]);
  const ones = native.one("Fill", [sizes, native.scalar(1, dtype)], [
    typeAttribute("T", dtype),
    typeAttribute("index_type", "int32"),
  ]);
  const op = window.axes.length === 3 ? "AvgPool3D" : "AvgPool";
  return slide(native, op, pad(native, ones, window, 0), window);
}

/** TensorFlow refuses windows that are larger than what they move over. */
function isEmpty({ axes }: Window): boolean {
  return axes.some((axis) => axis.output <= 0);
}

function empty(
  native: Native,
  { shape, dtype }: TensorInfo,
  { axes }: Window,
): TensorInfo {
  const sizes = axes.map((axis) => Math.max(0, axis.output));
  const values = dtype === "int32" ? new Int32Array() : new Float32Array();
  return native.constant(values, [shape[0]!, ...sizes, shape.at(-1)!], dtype);
}
