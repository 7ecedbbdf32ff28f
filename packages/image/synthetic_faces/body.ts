import { clamp, coverage, hill, mix, step } from "./arithmetic.ts";
import { toLinear } from "./color.ts";
import type { Finish } from "./light.ts";
import { cloud, noise, visible } from "./noise.ts";
import type { Scene } from "./scene.ts";
import { Skin } from "./skin.ts";

const SKIN: Finish = { gloss: 0.03, seep: 0.5 };
const CLOTH: Finish = { gloss: 0, seep: 0.2 };

/** Paints the neck in the shadow of the chin, then shoulders and clothes. */
export function paintBody(scene: Scene): void {
  paintNeck(scene);
  paintClothes(scene);
}

function paintNeck(scene: Scene): void {
  const { canvas, identity, layout, relief, light } = scene;
  const { pixel } = canvas;
  const skin = new Skin(identity, layout, pixel);
  const middle = 0.5 - 0.4 * layout.tipX;
  const width = 0.62 * layout.headWidth;
  canvas.paint({ left: 0, right: 1, top: 0.6, bottom: 1 }, (dab, i, px, py) => {
    const x = px - middle;
    const spread = width + 0.9 * clamp(py - 0.86) * clamp(py - 0.86) * 6;
    const a = coverage(Math.abs(x) - spread, pixel);
    if (a === 0) return;
    skin.plain(dab, x, py, 0.1);
    const nx = clamp(Math.abs(x) / spread) * (x < 0 ? -0.9 : 0.9);
    const ny = 0.1;
    const nz = Math.sqrt(1 - nx * nx - ny * ny);
    // The chin keeps light off what lies close below it.
    const shadow = 1 - step(0, 0.09, relief.distance[i]!);
    const cord = 0.08 * hill(
      (Math.abs(x) - 0.09 + 0.5 * (py - 0.85)) *
        (Math.abs(x) - 0.09 + 0.5 * (py - 0.85)) / 0.0006,
    );
    light.shade(dab, nx, ny, nz, mix(0.85, 0.22, shadow) - cord, SKIN);
    dab.a = a;
  });
}

function paintClothes(scene: Scene): void {
  const { canvas, view, layout, light } = scene;
  const { pixel } = canvas;
  const { texture } = view.background;
  const middle = 0.5 - 0.4 * layout.tipX;
  const color = toLinear(view.clothes);
  const weave = 0.12 * visible(110, pixel);
  canvas.paint(
    { left: 0, right: 1, top: 0.8, bottom: 1 },
    (dab, _i, px, py) => {
      const x = Math.abs(px - middle);
      // Shoulders slope down from the neck; the neckline is a shallow bowl.
      const shoulder = 0.865 + 0.16 * x + 0.5 * x * x - py;
      const neckline = 0.985 - 2.4 * x * x - py;
      const a = coverage(Math.max(shoulder, 0.8 * neckline), pixel);
      if (a === 0) return;
      const fold = 0.16 * cloud(texture + 5, 1.6 * px, 0.7 * py, 7, 3, pixel);
      const thread = weave * noise(texture + 6, 110 * px, 110 * py);
      const hem = 0.3 * (1 - step(0, 0.012, -0.8 * neckline));
      const tone = 1 + fold + thread - hem;
      dab.r = color[0] * tone;
      dab.g = color[1] * tone;
      dab.b = color[2] * tone;
      const nx = 0.55 * clamp(2 * x) * (px < middle ? -1 : 1);
      light.shade(dab, nx, -0.35, 0.7, 0.85, CLOTH);
      dab.a = a;
    },
  );
}
