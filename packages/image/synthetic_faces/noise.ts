import { clamp } from "./arithmetic.ts";

/** 32 well mixed bits for a point of the integer grid. */
export function hash(seed: number, x: number, y: number): number {
  let bits = seed ^ Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** A number from 0 to 1 for a point of the integer grid. */
export function grain(seed: number, x: number, y: number): number {
  return hash(seed, x, y) * 2 ** -32;
}

/** Smooth noise from −1 to 1 with one random value at each integer point. */
export function noise(seed: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const a = hash(seed, left, top);
  const b = hash(seed, left + 1, top);
  const c = hash(seed, left, top + 1);
  const d = hash(seed, left + 1, top + 1);
  const above = a + (b - a) * u;
  const below = c + (d - c) * u;
  return (above + (below - above) * v) * 2 ** -31 - 1;
}

/**
 * How much of a texture a pixel can show: 1 when its cells are larger than two
 * pixels, 0 when they are smaller than one, so that none turns to moiré.
 *
 * @param frequency Cells along the side of the picture.
 * @param pixel Side of a pixel, as a part of the picture's side.
 */
export function visible(frequency: number, pixel: number): number {
  return clamp(2 - 2 * frequency * pixel);
}

/**
 * Noise of several sizes, each half as large and half as strong, without the
 * sizes that a pixel cannot show.
 */
export function cloud(
  seed: number,
  x: number,
  y: number,
  frequency: number,
  octaves: number,
  pixel: number,
): number {
  let sum = 0;
  let strength = 1;
  let scale = frequency;
  for (let i = 0; i < octaves; i++) {
    const shown = visible(scale, pixel);
    if (shown === 0) break;
    sum += strength * shown * noise(seed + i, x * scale, y * scale);
    strength /= 2;
    scale *= 2;
  }
  return sum;
}
