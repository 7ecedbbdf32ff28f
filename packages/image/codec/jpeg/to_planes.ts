import type { Image } from "@revisage/core";
import { createPlane, padDown, padRight, type Plane } from "./plane.ts";

/** How much of the color is kept: a quarter of the samples, or all of them. */
export type Subsampling = "4:2:0" | "4:4:4";

/**
 * Y, Cb and Cr of a picture, as JPEG stores them before its transform.
 *
 * Edges are padded as libjpeg pads them.
 */
export function toPlanes(image: Image, subsampling: Subsampling): Plane[] {
  const [y, cb, cr] = convert(image);
  const planes = subsampling === "4:4:4"
    ? [y, cb, cr]
    : [y, halve(cb), halve(cr)];
  planes.forEach(padDown);
  return planes;
}

/** JFIF's conversion, in libjpeg's 16-bit fixed point. */
function convert(
  { width, height, data }: Image,
): readonly [Plane, Plane, Plane] {
  const y = createPlane(width, height);
  const cb = createPlane(width, height);
  const cr = createPlane(width, height);
  const center = (128 << 16) + 32767;
  for (let row = 0, from = 0; row < height; row++) {
    const end = row * y.stride + width;
    for (let to = row * y.stride; to < end; to++, from += 3) {
      const r = data[from]!;
      const g = data[from + 1]!;
      const b = data[from + 2]!;
      y.data[to] = (19595 * r + 38470 * g + 7471 * b + 32768) >> 16;
      cb.data[to] = (32768 * b - 11059 * r - 21709 * g + center) >> 16;
      cr.data[to] = (32768 * r - 27439 * g - 5329 * b + center) >> 16;
    }
  }
  const planes = [y, cb, cr] as const;
  planes.forEach(padRight);
  return planes;
}

/**
 * Averages squares of four samples. Halves are rounded down in even columns and
 * up in odd ones.
 */
function halve({ width, height, stride, data }: Plane): Plane {
  const half = createPlane(Math.ceil(width / 2), Math.ceil(height / 2));
  const whole = width >> 1;
  for (let row = 0; row < half.height; row++) {
    const upper = 2 * row * stride;
    const lower = Math.min(2 * row + 1, height - 1) * stride;
    const to = row * half.stride;
    for (let x = 0, at = 0; x < whole; x++, at += 2) {
      const sum = data[upper + at]! + data[upper + at + 1]! +
        data[lower + at]! + data[lower + at + 1]!;
      half.data[to + x] = (sum + 1 + (x & 1)) >> 2;
    }
    // Beyond the picture its last column goes on.
    const edge = 2 * (data[upper + width - 1]! + data[lower + width - 1]!);
    for (let x = whole; x < half.stride; x++) {
      half.data[to + x] = (edge + 1 + (x & 1)) >> 2;
    }
  }
  return half;
}
