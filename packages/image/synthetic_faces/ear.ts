import { clamp, coverage, hill, sine, step } from "./arithmetic.ts";
import { EVERYWHERE } from "./canvas.ts";
import type { Finish } from "./light.ts";
import type { Scene } from "./scene.ts";
import { Skin } from "./skin.ts";

const FINISH: Finish = { gloss: 0.04, seep: 0.7 };

/** Paints both ears; the one that the head turns away goes behind it. */
export function paintEars(scene: Scene): void {
  const { canvas, identity, view, layout, chart, light } = scene;
  const { pixel } = canvas;
  const skin = new Skin(identity, layout, pixel);
  const turned = 0.09 * sine(view.pose.yaw);
  canvas.paint(EVERYWHERE, (dab, index) => {
    const signedX = chart.x[index]!;
    const y = chart.y[index]!;
    if (y < 0.4 || y > 0.68) return;
    const side = signedX < 0 ? -1 : 1;
    const out = Math.abs(signedX) - layout.headWidth + 0.012 +
      Math.max(0, side * turned);
    // An ear leans back at its top and tapers to its lobe.
    const ey = (y - 0.53) / 0.088;
    const ex = (out - 0.014 + 0.012 * ey) / (0.036 - 0.009 * ey);
    const squared = ex * ex + ey * ey;
    const a = coverage(0.03 * (squared - 1), pixel);
    if (a === 0) return;
    skin.plain(dab, signedX, y, 0.7 + 0.4 * identity.skin.blush);
    // A rim around a hollow.
    const inner = squared + 0.25 * clamp(-ey);
    const hollow = hill(inner * inner / 0.3) * step(-1.1, -0.1, -ey);
    const rim = hill((squared - 0.75) * (squared - 0.75) / 0.08);
    const nx = side * (0.5 - 0.6 * rim * ex);
    light.shade(dab, nx, -0.3 * rim, 0.75, 0.8 - 0.7 * hollow, FINISH);
    dab.a = a;
  });
}
