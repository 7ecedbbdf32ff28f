import { clamp, coverage, hill, mix, step } from "./arithmetic.ts";
import { around } from "./canvas.ts";
import type { Finish } from "./light.ts";
import { type MouthPoint, MouthShape } from "./mouth_shape.ts";
import { grain } from "./noise.ts";
import type { Scene } from "./scene.ts";

/** Width of a front tooth. */
const TOOTH = 0.0185;

const FINISH: Finish = { gloss: 0.05, seep: 0.6 };

/** Paints what an open mouth shows: upper teeth, tongue, darkness. */
export function paintTeeth(scene: Scene, shape: MouthShape): void {
  const { canvas, identity, layout, chart, light, view } = scene;
  if (view.expression.open <= 0) return;
  const { mouthY } = layout;
  const { pixel } = canvas;
  const point: MouthPoint = { t: 0, inUpper: 0, inLower: 0, inGap: 0 };
  const box = around(-0.13, mouthY - 0.03, 0.13, mouthY + 0.06);
  canvas.paint(box, (dab, index) => {
    const x = chart.x[index]! - 0.25 * layout.tipX;
    const y = chart.y[index]!;
    shape.measure(chart.x[index]!, y, point);
    const a = coverage(-point.inGap, pixel);
    if (a === 0 || Math.abs(point.t) > 1) return;
    const below = y - shape.gapTop(point.t);
    const tongue = 0.5 * step(0.018, 0.04, below);
    dab.r = mix(0.035, 0.3, tongue);
    dab.g = mix(0.012, 0.08, tongue);
    dab.b = mix(0.012, 0.08, tongue);
    const tooth = toothAt(x, below, identity.texture, pixel);
    // Teeth further back stand in the dark of the cheeks.
    const back = 0.85 - 0.6 * point.t * point.t;
    dab.r = mix(dab.r, 0.84 * back, tooth);
    dab.g = mix(dab.g, 0.79 * back, tooth);
    dab.b = mix(dab.b, 0.7 * back, tooth);
    const lip = 0.5 * hill(below * below / 0.0001);
    light.shade(dab, 0.4 * point.t, 0.1, 0.9, 0.9 - lip, FINISH);
    dab.a = a;
  });
}

/** How much of a pixel is tooth: each is rounded, with a gap between. */
function toothAt(
  x: number,
  below: number,
  seed: number,
  pixel: number,
): number {
  // Seen from the front, teeth grow narrower around the arch.
  const place = Math.abs(x) / TOOTH;
  const along = place * (1 + 0.07 * place);
  const index = Math.floor(along);
  const across = 2 * (along - index) - 1;
  const uneven = 0.0016 * grain(seed + 81, index, x < 0 ? 0 : 1);
  const long = 0.0215 - 0.0012 * index - uneven -
    0.003 * across * across * across * across;
  const edge = coverage(below - long, Math.max(pixel, 0.002));
  const gap = (1 - Math.abs(across)) * TOOTH / 2;
  const between = 0.45 * (1 - clamp(gap / Math.max(0.0014, 0.7 * pixel)));
  return edge * (1 - between * clamp(0.006 / pixel));
}
