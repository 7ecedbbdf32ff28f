import { clamp, coverage, hill, step } from "./arithmetic.ts";
import { around, type Dab } from "./canvas.ts";
import { type Linear, toLinear } from "./color.ts";
import type { FaceIdentity } from "./identity.ts";
import type { Finish } from "./light.ts";
import { type MouthPoint, MouthShape } from "./mouth_shape.ts";
import { noise, visible } from "./noise.ts";
import type { Scene } from "./scene.ts";
import { paintTeeth } from "./teeth.ts";

const FINISH: Finish = { gloss: 0.14, seep: 0.5 };

/** Paints what is seen between the lips, then the lips. */
export function paintMouth(scene: Scene): void {
  const shape = new MouthShape(scene.layout, scene.identity, scene.view);
  paintTeeth(scene, shape);
  paintLips(scene, shape);
}

function paintLips(scene: Scene, shape: MouthShape): void {
  const { canvas, identity, layout, chart, light } = scene;
  const { mouthY } = layout;
  const { pixel } = canvas;
  const color = lipColor(identity);
  const lines = visible(130, pixel);
  const seed = identity.texture + 71;
  const point: MouthPoint = { t: 0, inUpper: 0, inLower: 0, inGap: 0 };
  const box = around(-0.15, mouthY - 0.05, 0.15, mouthY + 0.1);
  canvas.paint(box, (dab: Dab, index) => {
    const x = chart.x[index]!;
    const y = chart.y[index]!;
    shape.measure(x, y, point);
    if (Math.abs(point.t) > 1.1) return;
    const { inUpper, inLower } = point;
    const upper = inUpper > inLower;
    const inside = Math.max(inUpper, inLower);
    const soft = Math.max(pixel, 0.004); // Lips fade into skin.
    const a = coverage(-inside + 0.0005, soft);
    const seam = 0.85 * shape.seam(y, point) *
      (1 - step(0.9, 1.1, Math.abs(point.t)));
    if (a === 0 && seam < 0.01) return;
    const line = 1 + 0.13 * lines * noise(seed, 130 * x, 22 * y);
    dab.r = color[0] * line;
    dab.g = color[1] * line;
    dab.b = color[2] * line;
    // An upper lip faces down; a lower one is a roll.
    const ny = upper ? 0.42 : -0.55 + 55 * (y - shape.lowerMiddle(point.t));
    const nx = 0.45 * point.t;
    const held = clamp(ny) * 0.75 + Math.min(0, Math.max(-0.6, ny));
    const n = 1 / Math.sqrt(nx * nx + held * held + 0.8);
    light.shade(dab, nx * n, held * n, 0.9 * n, 0.92, FINISH);
    const dark = 1 - seam;
    dab.r *= dark;
    dab.g *= dark;
    dab.b *= dark;
    dab.a = Math.max(0.92 * a, seam * hill(point.t * point.t / 1.3));
  });
}

function lipColor({ skin, mouth }: FaceIdentity): Linear {
  const [red, green, blue] = toLinear(skin.color);
  const more = mouth.red;
  return [
    red * (0.82 - 0.08 * more),
    green * (0.5 - 0.22 * more),
    blue * (0.54 - 0.2 * more),
  ];
}
