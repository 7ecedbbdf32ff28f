import type { Layout } from "./layout.ts";

/** Where a point lies in the outline of the head. */
export interface HeadPoint {
  /** 1 at the middle of the face, 0 on the outline, negative outside. */
  depth: number;
  /** How far it is outside the outline, in sides of the picture; < 0 inside. */
  distance: number;
}

/**
 * Measures a point against the outline of the head, which is
 * `(x / width(y))² + g(y) = 1`: half an ellipse above the temples, and below
 * something between a wedge and a box, as the jaw has it.
 */
export function measureHead(
  layout: Layout,
  x: number,
  y: number,
  out: HeadPoint,
): void {
  const { headWidth, temple, chin, crown, jaw } = layout;
  const below = y > temple;
  const height = below ? chin - temple : temple - crown;
  const t = (y - temple) / height;
  const tt = t * t;
  const square = below ? jaw : 0.35;
  const g = (1 - square) * tt + square * tt * tt;
  const slopeOfG = (2 * (1 - square) + 4 * square * tt) * t / height;
  const narrow = below ? 0.3 * (1 - 0.5 * jaw) : 0;
  const width = headWidth * Math.max(0.2, 1 - narrow * t);
  const across = x / width;
  const depth = 1 - across * across - g;
  // A first order distance: the value over the length of its gradient.
  const dx = 2 * across / width;
  const dy = slopeOfG + 2 * across * across * headWidth * narrow /
      (width * height);
  out.depth = depth;
  out.distance = -depth / Math.sqrt(dx * dx + dy * dy + 1);
}
