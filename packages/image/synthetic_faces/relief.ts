import { hill, step } from "./arithmetic.ts";
import type { Chart } from "./chart.ts";
import { type HeadPoint, measureHead } from "./head.ts";
import type { FaceIdentity } from "./identity.ts";
import type { Layout } from "./layout.ts";
import type { FaceView } from "./view.ts";

/** The head as a landscape. */
export interface Relief {
  /** How far each pixel's skin is to the front, in sides of the picture. */
  readonly height: Float32Array;
  /** How far each pixel is outside the head's outline; < 0 inside. */
  readonly distance: Float32Array;
}

/** Raises the head and the parts of the face. */
export function raise(
  layout: Layout,
  identity: FaceIdentity,
  view: FaceView,
  chart: Chart,
): Relief {
  const height = new Float32Array(chart.x.length);
  const distance = new Float32Array(chart.x.length);
  const point: HeadPoint = { depth: 0, distance: 0 };
  const smile = Math.max(0, view.expression.smile);
  for (let i = 0; i < height.length; i++) {
    const x = chart.x[i]!;
    const y = chart.y[i]!;
    measureHead(layout, x, y, point);
    distance[i] = point.distance;
    if (point.depth <= 0) continue;
    height[i] = 0.25 * Math.sqrt(point.depth + 0.02) +
      nose(layout, identity, x, y) + cheeks(layout, identity, smile, x, y) +
      eyes(layout, x, y) + mouth(layout, x, y);
  }
  return { height, distance };
}

function nose(
  { eyeY, tipX, tipY, noseWidth }: Layout,
  identity: FaceIdentity,
  x: number,
  y: number,
): number {
  const top = eyeY - 0.05;
  const t = (y - top) / (tipY - top);
  if (t < 0 || t > 1.5 || x > 0.2 || x < -0.2) return 0;
  const bridge = 1 + 0.25 * identity.nose.bridge;
  const rise = step(0, 0.35, t) * 0.012 * bridge + step(0.2, 1, t) * 0.034;
  const fall = 1 - step(1, 1.24, t);
  const middle = tipX * (t < 1 ? t * t : 1);
  const wide = (t < 1 ? 0.8 + 0.3 * t * t : 1.1) * noseWidth;
  const ridge = rise * fall * hill(square((x - middle) / wide));
  const dy = (y - tipY + 0.002) / 0.036;
  const ball = 0.014 * hill(square((x - middle) / 0.042) + dy * dy);
  const wing = Math.abs(x - 0.6 * tipX) - 0.7 * noseWidth;
  const wy = (y - tipY - 0.004) / 0.028;
  return ridge + ball + 0.017 * hill(square(wing / 0.024) + wy * wy);
}

function cheeks(
  { eyeX, tipY, chin, mouthY }: Layout,
  identity: FaceIdentity,
  smile: number,
  x: number,
  y: number,
): number {
  const side = Math.abs(x);
  const cx = (side - eyeX - 0.025) / 0.1;
  const cy = (y - tipY + 0.03 + 0.012 * smile) / 0.09;
  const bone = 0.014 + 0.006 * identity.head.cheeks + 0.01 * smile;
  const jx = x / 0.085;
  const jy = (y - chin + 0.055) / 0.065;
  const fold = side - 0.062 - 0.42 * (y - tipY + 0.02);
  const fy = (y - 0.5 * (tipY + mouthY) - 0.005) / 0.07;
  return bone * hill(cx * cx + cy * cy) + 0.018 * hill(jx * jx + jy * jy) -
    (0.002 + 0.006 * smile) * hill(square(fold / 0.02) + fy * fy);
}

function eyes({ eyeX, eyeY, browY }: Layout, x: number, y: number): number {
  const side = Math.abs(x);
  const ex = (side - eyeX + 0.01) / 0.085;
  const ey = (y - eyeY + 0.004) / 0.058;
  const ball = (side - eyeX) / 0.06;
  const by = (y - eyeY) / 0.034;
  const wx = (side - 0.1) / 0.12;
  const wy = (y - browY - 0.002) / 0.04;
  return 0.013 * hill(ball * ball + by * by) - 0.02 * hill(ex * ex + ey * ey) +
    0.008 * hill(wx * wx + wy * wy);
}

function mouth({ mouthY, mouthWidth, tipY }: Layout, x: number, y: number) {
  const mx = x / (1.5 * mouthWidth);
  const my = (y - mouthY) / 0.075;
  const gx = x / 0.014;
  const gy = (y - 0.5 * (tipY + mouthY)) / 0.045;
  const ly = (y - mouthY - 0.052) / 0.026;
  const lx = x / 0.06;
  return 0.02 * hill(mx * mx + my * my) - 0.004 * hill(gx * gx + gy * gy) -
    0.008 * hill(lx * lx + ly * ly);
}

function square(x: number): number {
  return x * x;
}
