import { clamp, mix } from "./arithmetic.ts";

/** A color as screens show it: red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A color as light adds up: red, green and blue, where 1 is white.
 *
 * The curve between the two is a square here, which is near the curve of sRGB
 * and exact on every engine.
 */
export type Linear = readonly [red: number, green: number, blue: number];

/** The light that a screen sends for a color. */
export function toLinear([red, green, blue]: Rgb): Linear {
  return [square(red / 255), square(green / 255), square(blue / 255)];
}

/** The byte that makes a screen send this much light. */
export function toByte(light: number): number {
  return Math.floor(255 * Math.sqrt(clamp(light)) + 0.5);
}

/** From `a` at 0 to `b` at 1. */
export function blend<T extends Rgb | Linear>(a: T, b: T, t: number): Linear {
  return [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
}

/** A color with each part multiplied. */
export function scale(
  [red, green, blue]: Linear,
  by: number,
): Linear {
  return [red * by, green * by, blue * by];
}

function square(x: number): number {
  return x * x;
}
