import { clamp, hill, mix } from "./arithmetic.ts";
import { EVERYWHERE } from "./canvas.ts";
import { toLinear } from "./color.ts";
import { grain, noise } from "./noise.ts";
import type { Scene } from "./scene.ts";

/** Paints what is behind the head, out of focus. */
export function paintBackground({ canvas, view, light }: Scene): void {
  const { texture, lights } = view.background;
  const top = toLinear(view.background.top);
  const bottom = toLinear(view.background.bottom);
  const lamps = placeLamps(texture, lights);
  const drift = 0.25 * light.toward[0];
  canvas.paint(EVERYWHERE, (dab, _index, x, y) => {
    const t = clamp(y + 0.25 * noise(texture, 2.5 * x, 2.5 * y));
    const glow = 0.75 + drift * (x - 0.5) * 2 +
      0.12 * noise(texture + 1, 5 * x, 5 * y) + lampsAt(lamps, x, y);
    dab.r = mix(top[0], bottom[0], t) * glow;
    dab.g = mix(top[1], bottom[1], t) * glow;
    dab.b = mix(top[2], bottom[2], t) * glow;
    dab.a = 1;
  });
}

interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly power: number;
}

function placeLamps(seed: number, lights: number): Lamp[] {
  const count = Math.floor(9 * lights);
  return Array.from({ length: count }, (_, i) => ({
    x: grain(seed, i, 100),
    y: 0.9 * grain(seed, i, 101),
    radius: 0.04 + 0.08 * grain(seed, i, 102),
    power: 0.1 + 0.35 * grain(seed, i, 103),
  }));
}

/** Discs with soft edges, as a wide lens makes of small lights. */
function lampsAt(lamps: readonly Lamp[], x: number, y: number): number {
  let sum = 0;
  for (const lamp of lamps) {
    const dx = (x - lamp.x) / lamp.radius;
    const dy = (y - lamp.y) / lamp.radius;
    const squared = dx * dx + dy * dy;
    if (squared < 1) sum += lamp.power * hill(squared * squared * squared);
  }
  return sum;
}
