import { field, type Image, parseConfig, type Schema } from "@revisage/core";
import { type Crop, resample, WHOLE } from "../resample/resample.ts";
import { INPUT_FILTERS, type InputFilter } from "../resample/taps.ts";

/**
 * What is done to an image before a network sees it, in this order: crop and
 * resize, order the channels, map to `range`, subtract `mean`, divide by `std`,
 * lay out.
 */
export interface OnnxPreprocessing {
  /** Side of the square that the network sees. */
  readonly size: number;
  /** The part of an image that is resized to it, in fractions; within it. */
  readonly crop: Crop;
  /** How it is resized; values are not rounded. */
  readonly filter: InputFilter;
  /** Which color comes first. */
  readonly channels: "rgb" | "bgr";
  /** What black and white become, before `mean` and `std`. */
  readonly range: readonly [black: number, white: number];
  /** Subtracted, for each channel in the order of `channels`. */
  readonly mean: Color;
  /** Divided by after that; more than 0. */
  readonly std: Color;
  /** Whether an image goes color by color, or pixel by pixel. */
  readonly layout: "nchw" | "nhwc";
}

/** A number for each channel. */
export type Color = readonly [number, number, number];

/** 112×112, all of the image, RGB from 0 to 255, color by color. */
export const DEFAULT_PREPROCESSING: OnnxPreprocessing = {
  size: 112,
  crop: WHOLE,
  filter: "bilinear",
  channels: "rgb",
  range: [0, 255],
  mean: [0, 0, 0],
  std: [1, 1, 1],
  layout: "nchw",
};

const color = (must: string, isValid: (x: number) => boolean) =>
  field.custom<Color>(
    `three ${must}`,
    (value): value is Color => isList(value, 3) && value.every(isValid),
  );

const part = field.custom<Crop["x"]>(
  "[start, end] with 0 <= start < end <= 1",
  (value): value is Crop["x"] =>
    isList(value, 2) && 0 <= value[0]! && value[0]! < value[1]! &&
    value[1]! <= 1,
);

function isList(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length &&
    value.every(Number.isFinite);
}

const SCHEMA: Schema<OnnxPreprocessing> = {
  size: field.integer(1, 4096),
  crop: field.object({ x: part, y: part }),
  filter: field.oneOf(...INPUT_FILTERS),
  channels: field.oneOf("rgb", "bgr"),
  range: field.range(),
  mean: color("numbers", () => true),
  std: color("numbers above 0", (x) => x > 0),
  layout: field.oneOf("nchw", "nhwc"),
};

/**
 * Reads a preprocessing that somebody wrote by hand.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param base What the keys that are missing are taken from.
 * @param source What the error message calls it: its file's name.
 * @returns A whole preprocessing, frozen all through.
 * @throws {ConfigError} If anything in it is wrong.
 */
export function parsePreprocessing(
  value: unknown,
  base: OnnxPreprocessing = DEFAULT_PREPROCESSING,
  source: string = "preprocessing",
): OnnxPreprocessing {
  return parseConfig(value, SCHEMA, base, source);
}

/**
 * Prepares an image for a network.
 *
 * @returns `[3, size, size]` or, with layout `"nhwc"`, `[size, size, 3]`.
 */
export function preprocess(
  image: Image,
  preprocessing: OnnxPreprocessing,
): Float32Array {
  const { size, crop, filter, layout } = preprocessing;
  const pixels = resample(image, size, filter, crop);
  const area = size * size;
  const values = new Float32Array(3 * area);
  affine(preprocessing).forEach(([color, scale, shift], channel) => {
    const [start, step] = layout === "nchw"
      ? [channel * area, 1]
      : [channel, 3];
    for (let i = 0; i < area; i++) {
      values[start + i * step] = pixels[3 * i + color]! * scale + shift;
    }
  });
  return values;
}

/** For each channel the color it takes, and what maps 0…255 to its values. */
function affine({ channels, range, mean, std }: OnnxPreprocessing) {
  const [black, white] = range;
  const order = channels === "rgb" ? [0, 1, 2] as const : [2, 1, 0] as const;
  return order.map((color, channel) => {
    const scale = (white - black) / 255 / std[channel]!;
    return [color, scale, (black - mean[channel]!) / std[channel]!] as const;
  });
}
