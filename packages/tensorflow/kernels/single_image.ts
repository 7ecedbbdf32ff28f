import type { TensorInfo } from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { convAttributes } from "./conv_attributes.ts";
import { isWidestAvx2 } from "../ffi/vector_instructions.ts";
import type { Native } from "./native.ts";
import { type Axis, isValid, type Window } from "./window.ts";

/** From here on the other ways are faster, as measured with AVX2. */
const FEWEST_PIXELS = 32 * 32;
/** Numbers in a vector, which channels should fill. */
const VECTOR = 8;

/** Gives the convolution of one image, which is put in a batch of its own. */
type Way = (
  native: Native,
  x: TensorInfo,
  filter: TensorInfo,
  window: Window,
) => TensorInfo;

/**
 * A faster way to convolve a single image, if there is one: on processors with
 * AVX2 and no more, for images of some size. TensorFlow's own takes up to three
 * times as long for it as in a batch.
 */
export function wayOfSingle(
  native: Native,
  x: TensorInfo,
  filterShape: readonly number[],
  window: Window,
): Way | undefined {
  const [, , inputs, outputs] = filterShape as [number, number, number, number];
  const { axes, same } = window;
  const pixels = axes.reduce((product, axis) => product * axis.output, 1);
  const isSlow = native.backend.engine.device.type === "CPU" &&
    isWidestAvx2() &&
    x.dtype === "float32" && x.shape[0] === 1 && pixels >= FEWEST_PIXELS &&
    inputs % VECTOR === 0 && outputs % VECTOR === 0 &&
    axes.every(({ dilation }) => dilation === 1) &&
    axes.some(({ size }) => size > 1);
  if (!isSlow) return undefined;
  const isCentered = axes.every(({ size, stride }) =>
    size % 2 === 1 && stride === 1
  );
  if (same && isCentered) return backward;
  return isValid(window) && axes[0]!.output % 2 === 0 ? inHalves : undefined;
}

/**
 * A convolution as the gradient of another: that of a kernel turned around, with
 * its channels exchanged.
 */
const backward: Way = (native, x, filter, window) => {
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
};

/** The upper and the lower half as a batch of two, which overlap. */
const inHalves: Way = (native, x, filter, window) => {
  const [, , width, channels] = x.shape as [number, number, number, number];
  const [rows, columns] = window.axes as [Axis, Axis];
  const half = rows.output / 2;
  const height = (half - 1) * rows.stride + rows.size;
  const from = (row: number) =>
    native.reshape(
      native.slice(x, [0, row, 0, 0], [1, height, width, channels]),
      [height, width, channels],
    );
  const halves = native.pack([from(0), from(half * rows.stride)]);
  const y = native.one("Conv2D", [halves, filter], [
    typeAttribute("T", x.dtype),
    ...convAttributes(window),
  ]); // [2,H'/2,W',O]
  return native.reshape(y, [1, rows.output, columns.output, filter.shape[3]!]);
};
