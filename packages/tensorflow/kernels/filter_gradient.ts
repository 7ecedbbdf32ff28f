import type { TensorInfo } from "@tensorflow/tfjs";
import { boolAttribute, typeAttribute } from "../binding/attributes.ts";
import { isWidestAvx2 } from "../ffi/vector_instructions.ts";
import type { Native } from "./native.ts";
import { type Axis, paddingOf, type Window } from "./window.ts";

/** From here on products are faster, as measured with AVX2. */
const FEWEST_PIXELS = 48 * 48;
/** From here on both are as fast. */
const MOST_CHANNELS = 192;
/** Numbers in a line of memory: a tensor that starts at one is not copied. */
const LINE = 16;

/**
 * Whether {@linkcode filterGradient} is the faster way: on processors with AVX2
 * and no more, where images are large, channels few, and steps 1. TensorFlow's
 * own takes there two to three times as long as the convolution. With AVX-512 it
 * was not measured, and stays.
 */
export function isLarge(
  native: Native,
  filterShape: readonly number[],
  { axes }: Window,
): boolean {
  const [, , inputs, outputs] = filterShape as [number, number, number, number];
  const pixels = axes.reduce((product, axis) => product * axis.output, 1);
  return native.backend.engine.device.type === "CPU" && isWidestAvx2() &&
    axes.every(({ stride, dilation }) => stride === 1 && dilation === 1) &&
    axes.some(({ size }) => size > 1) && pixels >= FEWEST_PIXELS &&
    inputs % LINE === 0 && outputs % LINE === 0 &&
    Math.max(inputs, outputs) <= MOST_CHANNELS;
}

/**
 * The gradient of a convolution of stride 1 in its kernel: for each place in the
 * kernel one product of matrices, of the pixels below it and of `dy`.
 *
 * Images lie in memory pixel after pixel. With zeros behind each row and image
 * of `dy`, to the size of the padded `x`, the pixels below a place are those of
 * `x` from some pixel on, so that nothing is copied for a place.
 */
export function filterGradient(
  native: Native,
  x: TensorInfo,
  dy: TensorInfo,
  filterShape: readonly number[],
  { axes }: Window,
): TensorInfo {
  const [rows, columns] = axes as [Axis, Axis];
  const below = native.pad(x, around(axes.map(paddingOf)), 0);
  const above = native.pad(dy, around(axes.map((a) => [0, a.size - 1])), 0);
  const [batch, height, width] = below.shape as [number, number, number];
  const last = (rows.size - 1) * width + columns.size - 1;
  const length = batch * height * width - last;
  const pixels = (image: TensorInfo, from: number) => {
    const channels = image.shape[3]!;
    const flat = native.reshape(image, [batch * height * width, channels]);
    return native.slice(flat, [from, 0], [length, channels]);
  };
  const gradients = pixels(above, 0);
  const products: TensorInfo[] = [];
  for (let i = 0; i < rows.size; i++) {
    for (let j = 0; j < columns.size; j++) {
      const inputs = pixels(below, i * width + j);
      products.push(transposedProduct(native, inputs, gradients)); // [I,O]
    }
  }
  return native.reshape(native.pack(products), filterShape);
}

function around(paddings: readonly (readonly [number, number])[]) {
  return [[0, 0], ...paddings, [0, 0]] as const;
}

function transposedProduct(
  native: Native,
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo {
  return native.one("MatMul", [a, b], [
    boolAttribute("transpose_a", true),
    boolAttribute("transpose_b", false),
    typeAttribute("T", a.dtype),
  ]);
}
