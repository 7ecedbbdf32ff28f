import { createImage, type Image } from "@revisage/core";
import type { FaceView } from "../view.ts";

/** A straight face at rest, in plain light. */
export const PLAIN_VIEW: FaceView = {
  pose: { yaw: 0, pitch: 0, roll: 0 },
  expression: { smile: 0, open: 0, eyes: 1, brows: 0, gaze: [0, 0] },
  light: { side: 0, height: 0.3, softness: 0.8, warmth: 0, power: 1 },
  background: {
    top: [120, 130, 140],
    bottom: [120, 130, 140],
    lights: 0,
    texture: 1,
  },
  clothes: [60, 60, 70],
};

/** A color: red, green and blue from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** The mean color of the pixels whose middles lie in a region. */
export function meanColor(
  { width, height, data }: Image,
  isInside: (x: number, y: number) => boolean = () => true,
): Color {
  let count = 0;
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    const x = (i % width + 0.5) / width;
    const y = (Math.floor(i / width) + 0.5) / height;
    if (!isInside(x, y)) continue;
    count++;
    for (let c = 0; c < 3; c++) sums[c]! += data[3 * i + c]!;
  }
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}

/** How far apart two colors are, in levels. */
export function colorDistance(a: Color, b: Color): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Means of blocks of `factor` × `factor` pixels. */
export function shrink({ width, height, data }: Image, factor: number): Image {
  const w = width / factor;
  const sums = new Float64Array(3 * w * (height / factor));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = Math.floor(y / factor) * w + Math.floor(x / factor);
      for (let c = 0; c < 3; c++) {
        sums[3 * to + c]! += data[3 * (y * width + x) + c]!;
      }
    }
  }
  const bytes = Uint8Array.from(sums, (sum) => Math.round(sum / factor ** 2));
  return createImage(w, height / factor, bytes);
}

/** A picture blurred by the mean of 5 × 5 pixels; the border is left out. */
export function blurred({ width, height, data }: Image): Image {
  const out = createImage(width - 4, height - 4);
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < 3 * out.width; x++) {
      let sum = 0;
      for (let dy = 0; dy < 5; dy++) {
        for (let dx = 0; dx < 5; dx++) {
          sum += data[3 * width * (y + dy) + x + 3 * dx]!;
        }
      }
      out.data[3 * out.width * y + x] = Math.round(sum / 25);
    }
  }
  return out;
}

/** Mean step from a byte to the one right of it, in levels. */
export function meanGradient({ width, height, data }: Image): number {
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < 3 * (width - 1); x++) {
      const at = 3 * width * y + x;
      sum += Math.abs(data[at + 3]! - data[at]!);
    }
  }
  return sum / (height * 3 * (width - 1));
}
