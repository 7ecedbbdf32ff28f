import { clamp, coverage, hill, mix, step } from "./arithmetic.ts";
import { type Dab, EVERYWHERE } from "./canvas.ts";
import { toLinear } from "./color.ts";
import { HairShape } from "./hair_shape.ts";
import type { Finish } from "./light.ts";
import type { Scene } from "./scene.ts";
import { type StrandPoint, Strands } from "./strands.ts";

const FINISH: Finish = { gloss: 0, seep: 0.25 };

/** Paints the hair behind head and neck. */
export function paintBackHair(scene: Scene): void {
  paintHair(scene, "behind");
}

/** Paints the hair on the head and beside the face. */
export function paintFrontHair(scene: Scene): void {
  paintHair(scene, "before");
}

function paintHair(scene: Scene, where: "behind" | "before"): void {
  const { canvas, identity, layout, chart, relief } = scene;
  const shape = new HairShape(layout, identity);
  const strands = new Strands(shape, identity.texture + 91, canvas.pixel);
  const point: StrandPoint = { lock: 0, strand: 0, along: 0, around: 0 };
  const paint = hairPainter(scene, shape);
  const soft = Math.max(canvas.pixel, 0.006); // Single hairs stick out.
  const before = where === "before";
  canvas.paint(EVERYWHERE, (dab, index) => {
    const x = chart.x[index]!;
    const y = chart.y[index]!;
    const head = relief.distance[index]!;
    if (shape.outside(x, y, head, 1) > soft) return;
    if (before ? shape.inOpening(x, y, 1) > SHADE : head < -0.05) return;
    strands.follow(x, y, point);
    const tips = clamp(0.5 * point.lock + 0.5 * point.strand + 0.5) * 2 - 1;
    const outside = shape.outside(x, y, head, tips);
    const inside = shape.inOpening(x, y, tips);
    const a = coverage(before ? Math.max(outside, inside) : outside, soft);
    if (a < 1 && before && head < 0) {
      castShade(dab, outside, shape.inOpening(x, y, 0));
    }
    if (a === 0) return;
    const under = dab.a * (1 - a);
    paint(
      dab,
      point,
      x,
      y,
      before ? mix(0.62, 1, step(0, 0.03, -inside)) : 0.3,
    );
    const part = a / (a + under);
    dab.r *= part;
    dab.g *= part;
    dab.b *= part;
    dab.a = a + under;
  });
}

/** How far hair keeps light off the skin beside it. */
const SHADE = 0.035;

/** Darkens the skin next to hair. */
function castShade(dab: Dab, outside: number, inside: number): void {
  if (inside >= SHADE || outside > 0) return;
  const away = Math.max(0, inside) / SHADE;
  dab.r = dab.g = dab.b = 0;
  dab.a = 0.45 * hill(away * away);
}

/** Makes a brush for strands in the light, with a band of highlight. */
function hairPainter({ identity, layout, light }: Scene, shape: HairShape) {
  const color = toLinear(identity.hair.color);
  const [lx, ly] = light.toward;
  const shine = 0.1 + 0.35 * color[0];
  return (
    dab: Dab,
    point: StrandPoint,
    x: number,
    y: number,
    shadow: number,
  ) => {
    const { lock, strand, along } = point;
    const tone = 0.72 + 0.26 * lock + 0.5 * strand;
    dab.r = color[0] * tone;
    dab.g = color[1] * tone;
    dab.b = color[2] * tone;
    // The skull rounds away from the lamp; hair that falls faces the viewer.
    const nx = clamp(Math.abs(x) / (layout.headWidth + 0.08)) *
      (x < 0 ? -1 : 1);
    const ny = clamp((layout.temple - y) / 0.4) * -0.75;
    const nz = Math.sqrt(Math.max(0.08, 1 - nx * nx - ny * ny));
    light.shade(dab, 0.85 * nx, ny, nz, shadow, FINISH);
    const off = (along - 0.31 - 0.05 * ly + 0.05 * lock - 0.12 * lx * x) / 0.09;
    const low = (y - 0.62 - 0.04 * lock) / 0.12;
    const fallen = shape.cut.end > 0.6 ? 0.5 * hill(low * low) : 0;
    const side = clamp(0.55 + lx * nx);
    const band = shadow * shine * side * (0.55 + strand) *
      Math.max(hill(off * off), fallen);
    if (band <= 0) return;
    dab.r += band * light.key[0] * mix(1, color[0], 0.4);
    dab.g += band * light.key[1] * mix(1, color[1], 0.5) * 0.92;
    dab.b += band * light.key[2] * mix(1, color[2], 0.6) * 0.84;
  };
}
