import type { Image } from "@revisage/core";
import { type InputFilter, type Taps, tapsOf } from "./taps.ts";

/** A part of an image, in fractions of its width and height. */
export interface Crop {
  /** From 0, the left edge, to 1, the right one. */
  readonly x: readonly [start: number, end: number];
  /** From 0, the upper edge, to 1, the lower one. */
  readonly y: readonly [start: number, end: number];
}

/** All of an image. */
export const WHOLE: Crop = { x: [0, 1], y: [0, 1] };

/**
 * Resizes an image, or a part of one, to a square, without rounding.
 *
 * In plain TypeScript, so that it is the same on every backend of TensorFlow.js
 * and without one.
 *
 * @returns RGB from 0 to 255, `[size, size, 3]`, row-major.
 */
export function resample(
  image: Image,
  size: number,
  filter: InputFilter,
  crop: Crop = WHOLE,
): Float32Array {
  const { width, height, data } = image;
  const columns = tapsOf(filter, width, crop.x, size);
  const rows = tapsOf(filter, height, crop.y, size);
  const narrow = new Float32Array(height * size * 3);
  for (const y of new Set(rows.positions)) {
    const row = { data, start: 3 * y * width, step: 3 };
    sumTaps(narrow, 3 * y * size, 3, row, columns);
  }
  const square = new Float32Array(size * size * 3);
  for (let x = 0; x < size; x++) {
    const column = { data: narrow, start: 3 * x, step: 3 * size };
    sumTaps(square, 3 * x, 3 * size, column, rows);
  }
  for (let i = 0; i < square.length; i++) { // The cubic can leave 0 to 255.
    square[i] = Math.min(Math.max(square[i]!, 0), 255);
  }
  return square;
}

/** A row or a column of pixels. */
interface Line {
  readonly data: Image["data"] | Float32Array;
  readonly start: number;
  /** From one pixel to the next. */
  readonly step: number;
}

/** Writes each output's weighted sum, in float64, for three channels. */
function sumTaps(
  target: Float32Array,
  start: number,
  step: number,
  line: Line,
  { count, positions, weights }: Taps,
): void {
  const outputs = positions.length / count;
  for (let i = 0; i < outputs; i++) {
    let red = 0, green = 0, blue = 0;
    for (let k = count * i; k < count * (i + 1); k++) {
      const weight = weights[k]!;
      const at = line.start + positions[k]! * line.step;
      red += weight * line.data[at]!;
      green += weight * line.data[at + 1]!;
      blue += weight * line.data[at + 2]!;
    }
    const to = start + i * step;
    target[to] = red;
    target[to + 1] = green;
    target[to + 2] = blue;
  }
}
