import { coverage, lineCoverage, step } from "./arithmetic.ts";
import { around } from "./canvas.ts";
import { toLinear } from "./color.ts";
import type { FaceIdentity } from "./identity.ts";
import type { Layout } from "./layout.ts";
import type { Scene } from "./scene.ts";

/** Width of a frame. */
const RIM = 0.0105;

/** Paints glasses, if the person wears some. */
export function paintGlasses(scene: Scene): void {
  const { canvas, identity, layout, chart, relief, light } = scene;
  if (identity.glasses === null) return;
  const { pixel } = canvas;
  const { shape } = identity.glasses;
  const color = toLinear(identity.glasses.color);
  canvas.paint(around(-0.33, 0.38, 0.33, 0.58), (dab, index) => {
    const x = chart.x[index]! - 0.35 * layout.tipX;
    const y = chart.y[index]!;
    const lens = lensDistance(layout, shape, x, y);
    const frame = Math.max(
      lineCoverage(lens, RIM, pixel),
      armCoverage(layout, x, y, lens, pixel) *
        coverage(relief.distance[index]! - 0.01, pixel),
    );
    const glass = coverage(lens, pixel);
    // A bright streak over each lens, on the side of the lamp.
    const streak = x + 0.6 * (y - layout.eyeY) - 0.1 * light.toward[0];
    const glare = glass * (0.015 + 0.05 * step(0.02, 0.1, Math.abs(streak)));
    const top = 0.7 + 0.5 * step(0.004, -0.004, lens);
    dab.r = frame > 0 ? color[0] * top : 0.9;
    dab.g = frame > 0 ? color[1] * top : 0.94;
    dab.b = frame > 0 ? color[2] * top : 1;
    dab.a = frame > 0 ? frame : glare;
  });
}

/** How far a point is outside the nearer lens. */
function lensDistance(
  { eyeX, eyeY }: Layout,
  shape: NonNullable<FaceIdentity["glasses"]>["shape"],
  x: number,
  y: number,
): number {
  const dx = Math.abs(Math.abs(x) - eyeX - 0.006);
  const dy = Math.abs(y - eyeY - 0.014);
  if (shape === "round") return Math.sqrt(dx * dx + dy * dy) - 0.083;
  const corner = 0.03;
  const ox = dx - 0.094 + corner;
  const oy = dy - 0.066 + corner;
  const far = Math.sqrt(
    Math.max(0, ox) * Math.max(0, ox) + Math.max(0, oy) * Math.max(0, oy),
  );
  return far + Math.min(0, Math.max(ox, oy)) - corner;
}

/** The bridge over the nose, and the arms back to the ears. */
function armCoverage(
  { eyeX, eyeY }: Layout,
  x: number,
  y: number,
  lens: number,
  pixel: number,
): number {
  if (lens < 0) return 0;
  const side = Math.abs(x);
  const bridge = side < eyeX - 0.03;
  const arm = side > eyeX + 0.06;
  if (!bridge && !arm) return 0;
  const middle = bridge ? eyeY - 0.008 + 2.5 * x * x : eyeY - 0.012;
  return lineCoverage(y - middle, RIM, pixel);
}
