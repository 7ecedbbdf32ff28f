/**
 * Small functions that the parts of a face are drawn with.
 *
 * All of it is `+ - * /` and square roots, which every engine rounds in the
 * same way. `Math.sin`, `Math.exp` and `**` are not: they would make the bytes
 * of a picture depend on who draws it.
 *
 * @module
 */

/** `x` held between 0 and 1. */
export function clamp(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}

/** From `a` at 0 to `b` at 1, straight. */
export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** 0 up to `low`, 1 from `high` on, and a smooth step between. */
export function step(low: number, high: number, x: number): number {
  const t = clamp((x - low) / (high - low));
  return t * t * (3 - 2 * t);
}

/** A smooth hill: 1 at 0, and 0 from a squared distance of 1 on. */
export function hill(squared: number): number {
  if (squared >= 1) return 0;
  const t = 1 - squared;
  return t * t;
}

/** How much of a pixel lies inside an edge that is `distance` outside it. */
export function coverage(distance: number, pixel: number): number {
  return clamp(0.5 - distance / pixel);
}

/** As {@linkcode coverage}, of a line `width` wide whose middle is that far. */
export function lineCoverage(
  distance: number,
  width: number,
  pixel: number,
): number {
  const half = width / 2;
  const far = Math.abs(distance);
  return coverage(far - half, pixel) - coverage(far + half, pixel);
}

/** The sine of an angle within ±60°, by its series. */
export function sine(degrees: number): number {
  const x = degrees * (3.141592653589793 / 180);
  const s = x * x;
  return x * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72))));
}

/** The cosine of an angle within ±60°. */
export function cosine(degrees: number): number {
  const half = sine(degrees / 2);
  return 1 - 2 * half * half;
}

/**
 * A direction as a number from −2 to 2: 0 is down, 1 right, ±2 up, −1 left.
 * An angle to 1 %, without trigonometry.
 */
export function turn(dx: number, dy: number): number {
  const across = Math.abs(dx);
  const along = Math.abs(dy);
  const steep = Math.min(across, along) / (Math.max(across, along) + 1e-9);
  const eighth = steep * (0.674 - 0.174 * steep);
  const quarter = across < along ? eighth : 1 - eighth;
  const size = dy > 0 ? quarter : 2 - quarter;
  return dx < 0 ? -size : size;
}

/** A wave from −1 to 1 with a period of 1, of parabolas; 0 at 0. */
export function wave(x: number): number {
  const phase = x - Math.floor(x);
  return phase < 0.5
    ? 16 * phase * (0.5 - phase)
    : -16 * (phase - 0.5) * (1 - phase);
}
