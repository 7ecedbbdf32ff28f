import type { TensorInfo } from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { convAttributes } from "./conv_attributes.ts";
import type { Native } from "./native.ts";
import type { Window } from "./window.ts";

/** From here on the other way is faster, as measured with AVX2. */
const FEWEST_PIXELS = 32 * 32;
/** Numbers in a vector, which channels should fill. */
const VECTOR = 8;

/**
 * Whether {@linkcode convolveSingle} is the faster way: on processors, for one
 * image of some size. TensorFlow's own lays out each pixel's neighbors in memory
 * then, which takes up to three times as long, and nine times the memory.
 */
export function isSingle(
  native: Native,
  x: TensorInfo,
  filterShape: readonly number[],
  { axes, same }: Window,
): boolean {
  const [, , inputs, outputs] = filterShape as [number, number, number, number];
  const pixels = axes.reduce((product, axis) => product * axis.input, 1);
  return native.backend.engine.device.type === "CPU" && same &&
    x.dtype === "float32" && x.shape[0] === 1 && pixels >= FEWEST_PIXELS &&
    axes.every(({ stride, dilation }) => stride === 1 && dilation === 1) &&
    axes.every(({ size }) => size % 2 === 1) &&
    axes.some(({ size }) => size > 1) &&
    inputs % VECTOR === 0 && outputs % VECTOR === 0;
}

/**
 * A convolution as the gradient of another: that of a kernel turned around, with
 * its channels exchanged. TensorFlow computes it pixel by pixel.
 */
export function convolveSingle(
  native: Native,
  x: TensorInfo,
  filter: TensorInfo,
  window: Window,
): TensorInfo {
  const turned = native.one("ReverseV2", [filter, native.int32([0, 1])], [
    typeAttribute("T", filter.dtype),
    typeAttribute("Tidx", "int32"),
  ]);
  const exchanged = native.transpose(turned, [0, 1, 3, 2]); // [K,K,O,I]
  const sizes = [...x.shape.slice(0, 3), filter.shape[3]!];
  return native.one("Conv2DBackpropInput", [
    native.int32(sizes),
    exchanged,
    x,
  ], [typeAttribute("T", x.dtype), ...convAttributes(window)]);
}
