import { clamp, mix, step } from "./arithmetic.ts";
import { around } from "./canvas.ts";
import { scale, toLinear } from "./color.ts";
import { noise, visible } from "./noise.ts";
import type { Scene } from "./scene.ts";

/** Paints both eyebrows, hair by hair where pixels can show it. */
export function paintBrows(scene: Scene): void {
  const { canvas, identity, view, layout, chart } = scene;
  const { eyeX, browY } = layout;
  const { thickness, arch } = identity.brows;
  const color = scale(toLinear(identity.hair.color), 0.42);
  const seed = identity.texture + 61;
  const shown = visible(240, canvas.pixel);
  const knit = Math.max(0, -view.expression.brows);
  const box = around(-0.23, browY - 0.05, 0.23, browY + 0.05);
  canvas.paint(box, (dab, index) => {
    const x = Math.abs(chart.x[index]!);
    const u = (x - eyeX + 0.062) / 0.135; // 0 at the nose, 1 at the temple.
    if (u < -0.1 || u > 1.1) return;
    const bend = u * (1.42 - u) * (0.027 + 0.014 * arch);
    const middle = browY + 0.011 - bend + 0.012 * knit * (1 - u);
    const off = chart.y[index]! - middle;
    const half = (0.0165 + 0.005 * thickness) * step(-0.2, 0.12, u) *
      (1 - 0.72 * clamp(u) * u);
    // Hairs rise at the nose and lie down towards the temple.
    const lean = x + off * mix(1.1, -1.6, u);
    const hair = shown * noise(seed, 210 * lean, 30 * off);
    const fine = shown * noise(seed + 1, 380 * lean, 50 * off);
    const across = Math.abs(off) / (half + 0.003) + 0.3 * hair + 0.2 * fine;
    const ends = step(-0.1, 0.06, u) * (1 - step(0.86, 1.06, u));
    const mask = (1 - step(0.35, 1, across)) * ends;
    dab.r = color[0];
    dab.g = color[1];
    dab.b = color[2];
    dab.a = mask * clamp(0.93 + 0.2 * hair + 0.2 * fine);
  });
}
