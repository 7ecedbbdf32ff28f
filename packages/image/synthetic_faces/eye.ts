import { clamp, coverage, hill, mix, step } from "./arithmetic.ts";
import { around, type Dab } from "./canvas.ts";
import { type EyePoint, EyeShape } from "./eye_shape.ts";
import { Eyeball, IRIS_RADIUS } from "./iris.ts";
import { paintLids } from "./lids.ts";
import type { Finish } from "./light.ts";
import type { Scene } from "./scene.ts";

const FINISH: Finish = { gloss: 0, seep: 0.6 };

/** Paints both eyes, then their lids and lashes. */
export function paintEyes(scene: Scene): void {
  paintEyeballs(scene);
  paintLids(scene);
}

function paintEyeballs(scene: Scene): void {
  const { canvas, identity, view, layout, chart, light } = scene;
  const { eyeX, eyeY } = layout;
  const { pixel } = canvas;
  const shape = new EyeShape(layout, identity, view);
  const ball = new Eyeball(scene);
  const point: EyePoint = { t: 0, belowUpper: 0, aboveLower: 0 };
  const [gazeX, gazeY] = view.expression.gaze;
  const box = around(-0.2, 0.42, 0.2, 0.5);
  canvas.paint(box, (dab: Dab, index) => {
    const x = chart.x[index]!;
    const y = chart.y[index]! - eyeY;
    const outward = Math.abs(x) - eyeX;
    shape.measure(outward, y, point);
    const a = coverage(-Math.min(point.belowUpper, point.aboveLower), pixel);
    if (a === 0 || Math.abs(point.t) > 1.1) return;
    const across = x < 0 ? -outward : outward;
    const ix = (across - 0.02 * gazeX) / IRIS_RADIUS;
    const iy = (y + 0.004 - 0.01 * gazeY) / IRIS_RADIUS;
    ball.color(dab, ix, iy, point.t);
    // The upper lid and its lashes keep light off the ball below them.
    const shadow = 0.55 * (1 - step(0, 0.013, point.belowUpper));
    const bulge = 0.6 * clamp(Math.abs(point.t)) * point.t;
    const nx = x < 0 ? -bulge : bulge;
    const nz = Math.sqrt(1 - nx * nx);
    light.shade(dab, nx, 0, nz, mix(0.95, 0.3, shadow), FINISH);
    dab.r += 0.04 * hill(ix * ix + iy * iy) * dab.r;
    dab.a = a;
  });
}
