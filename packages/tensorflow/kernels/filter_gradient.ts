import type { TensorInfo } from "@tensorflow/tfjs";
import { boolAttribute, typeAttribute } from "../binding/attributes.ts";
import { isWidestAvx2 } from "../ffi/vector_instructions.ts";
import type { Native } from "./native.ts";
import { type Axis, type Padding, paddingOf, type Window } from "./window.ts";

/** From here on products are faster, as measured with AVX2. */
const FEWEST_PIXELS = 32 * 32;
/** Numbers in a line of memory: a tensor that starts at one is not copied. */
const LINE = 16;

/**
 * Whether {@linkcode filterGradient} is the faster way: on processors with AVX2
 * and no more, where images are large. TensorFlow's own takes there two to five
 * times as long as the convolution. With AVX-512 it was not measured, and stays.
 */
export function isLarge(
  native: Native,
  filterShape: readonly number[],
  { axes }: Window,
): boolean {
  const [, , inputs, outputs] = filterShape as [number, number, number, number];
  const pixels = axes.reduce((product, axis) => product * axis.output, 1);
  return native.backend.engine.device.type === "CPU" && isWidestAvx2() &&
    axes.every(({ dilation }) => dilation === 1) &&
    axes.some(({ size }) => size > 1) && pixels >= FEWEST_PIXELS &&
    inputs % LINE === 0 && outputs % LINE === 0;
}

/**
 * The gradient of a convolution in its kernel: for each place in the kernel one
 * product of matrices, of the pixels below it and of `dy`.
 *
 * Images lie in memory pixel after pixel. With zeros behind each row and image
 * of `dy`, to the size of the padded `x`, the pixels below a place are those of
 * `x` from some pixel on, so that nothing is copied for a place. With a stride
 * of s, `x` is parted first into images of each s-th pixel: a place sees one of
 * them.
 */
export function filterGradient(
  native: Native,
  x: TensorInfo,
  dy: TensorInfo,
  filterShape: readonly number[],
  { axes }: Window,
): TensorInfo {
  const [rows, columns] = axes.map(spread) as [Spread, Spread];
  const [batch, , , inputs] = x.shape as [number, number, number, number];
  const pixels = batch * rows.size * columns.size; // of an image's part, and of dy
  const below = native.reshape(
    partsOf(native, native.pad(x, around([rows.x, columns.x]), 0), axes),
    [-1, inputs],
  );
  const above = native.reshape(
    native.pad(dy, around([rows.dy, columns.dy]), 0),
    [pixels, dy.shape[3]!],
  );
  const from = (i: number, j: number) =>
    rows.places[i]!.step * columns.size + columns.places[j]!.step;
  const length = pixels - from(axes[0]!.size - 1, axes[1]!.size - 1);
  const gradients = rowsFrom(native, above, 0, length);
  const products = rows.places.flatMap((row, i) =>
    columns.places.map((column, j) => {
      const part = row.part * axes[1]!.stride + column.part;
      const start = part * pixels + from(i, j);
      const seen = rowsFrom(native, below, start, length);
      return transposedProduct(native, seen, gradients); // [I,O]
    })
  );
  return native.reshape(native.pack(products), filterShape);
}

/** How images are padded along an axis, and what each place of a kernel sees. */
interface Spread {
  /** Pixels of a part of `x`, and of `dy`, with the padding. */
  readonly size: number;
  readonly x: Padding;
  readonly dy: Padding;
  /** In which part of `x` a place begins, and after how many pixels. */
  readonly places: readonly { readonly part: number; readonly step: number }[];
}

function spread(axis: Axis): Spread {
  const { input, output, stride } = axis;
  const [before, after] = paddingOf(axis);
  const size = Math.ceil((before + input + after) / stride);
  return {
    size,
    x: [before, size * stride - before - input],
    dy: [0, size - output],
    places: Array.from({ length: axis.size }, (_, i) => {
      return { part: i % stride, step: Math.floor(i / stride) };
    }),
  };
}

/** `x` in parts, each of every s-th pixel for a stride of s; parts come first. */
function partsOf(
  native: Native,
  x: TensorInfo,
  axes: readonly Axis[],
): TensorInfo {
  const [down, across] = axes.map(({ stride }) => stride) as [number, number];
  if (down === 1 && across === 1) return x;
  const [batch, height, width, channels] = x.shape as [
    number,
    number,
    number,
    number,
  ];
  const grid = [height / down, down, width / across, across];
  const apart = native.reshape(x, [batch, ...grid, channels]);
  return native.transpose(apart, [2, 4, 0, 1, 3, 5]);
}

function around(paddings: readonly Padding[]): Padding[] {
  return [[0, 0], ...paddings, [0, 0]];
}

function rowsFrom(
  native: Native,
  matrix: TensorInfo,
  from: number,
  length: number,
): TensorInfo {
  return native.slice(matrix, [from, 0], [length, matrix.shape[1]!]);
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
