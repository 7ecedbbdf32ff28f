import { coverage, hill, step } from "./arithmetic.ts";
import { EVERYWHERE } from "./canvas.ts";
import type { Layout } from "./layout.ts";
import type { Finish } from "./light.ts";
import type { Scene } from "./scene.ts";
import { Skin } from "./skin.ts";

const FINISH: Finish = { gloss: 0.07, seep: 0.5 };

/** Paints the head: its skin in the light. */
export function paintFace(scene: Scene): void {
  const { canvas, identity, layout, chart, relief, light } = scene;
  const { size, pixel } = canvas;
  const { height, distance } = relief;
  const skin = new Skin(identity, layout, pixel);
  const steep = size / 2;
  canvas.paint(EVERYWHERE, (dab, index) => {
    const a = coverage(distance[index]!, pixel);
    if (a === 0) return;
    const x = chart.x[index]!;
    const y = chart.y[index]!;
    skin.face(dab, x, y);
    // Slopes over two pixels; the picture's edge never shows the face.
    const sx = ((height[index + 1] ?? 0) - (height[index - 1] ?? 0)) * steep;
    const sy = ((height[index + size] ?? 0) - (height[index - size] ?? 0)) *
      steep;
    const n = 1 / Math.sqrt(sx * sx + sy * sy + 1);
    const open = openness(layout, light.toward, x, y);
    light.shade(dab, -sx * n, -sy * n, n, open, FINISH);
    dab.a = a;
  });
}

/** How much light reaches a place of the face past brows, nose and lips. */
function openness(
  { eyeX, eyeY, tipX, tipY, mouthY, noseWidth }: Layout,
  [lx, ly]: readonly [number, number, number],
  x: number,
  y: number,
): number {
  const side = Math.abs(x);
  const ex = (side - eyeX + 0.035) / 0.075;
  const ey = (y - eyeY + 0.035) / 0.05;
  const socket = 0.32 * hill(ex * ex + ey * ey);
  // The nose's shadow falls away from the lamp.
  const nx = (x - 0.7 * tipX + 0.05 * lx) / (1.15 * noseWidth);
  const ny = (y - tipY - 0.022 + 0.03 * ly) / 0.034;
  const nose = 0.5 * hill(nx * nx + ny * ny) *
    step(tipY - 0.01, tipY + 0.03, y);
  const along = (y - eyeY - 0.04) / 0.14;
  const flank = (x - tipX * 0.4 + 0.07 * (lx < 0 ? -1 : 1)) / 0.05;
  const beside = 0.5 * Math.abs(lx) * hill(flank * flank + along * along);
  const ux = x / 0.07;
  const uy = (y - mouthY - 0.055) / 0.03;
  const lip = 0.25 * hill(ux * ux + uy * uy);
  return 1 - Math.min(0.75, socket + nose + beside + lip);
}
