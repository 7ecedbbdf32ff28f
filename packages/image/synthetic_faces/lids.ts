import { clamp, coverage, hill, mix, step, wave } from "./arithmetic.ts";
import { around, type Dab } from "./canvas.ts";
import { type EyePoint, EyeShape } from "./eye_shape.ts";
import { noise, visible } from "./noise.ts";
import type { Scene } from "./scene.ts";

/** Paints what frames the eyes: crease, edges of the lids, lashes, bags. */
export function paintLids(scene: Scene): void {
  const { canvas, identity, view, layout, chart } = scene;
  const { eyeX, eyeY } = layout;
  const { pixel } = canvas;
  const shape = new EyeShape(layout, identity, view);
  const point: EyePoint = { t: 0, belowUpper: 0, aboveLower: 0 };
  const { lids } = identity.eyes;
  const long = 0.0145 + 0.005 * identity.eyes.lashes;
  const brushes = [
    lids === "double" ? crease : fullness,
    bag,
    (dab: Dab, at: EyePoint) => edges(dab, at, pixel),
    (dab: Dab, at: EyePoint) => lashes(dab, at, long, identity.texture, pixel),
  ];
  for (const brush of brushes) {
    canvas.paint(around(-0.21, 0.41, 0.21, 0.51), (dab, index) => {
      const x = chart.x[index]!;
      shape.measure(Math.abs(x) - eyeX, chart.y[index]! - eyeY, point);
      if (Math.abs(point.t) < 1.3) brush(dab, point);
    });
  }
}

/** The fold of a double lid, and the light on the lid below it. */
function crease(dab: Dab, { t, belowUpper }: EyePoint): void {
  const fold = 0.0125 - 0.004 * t * t;
  const off = (belowUpper + fold) / 0.0042;
  const ends = 1 - step(0.75, 1.25, Math.abs(t));
  const line = 0.72 * ends * hill(off * off);
  const plate = (belowUpper + 0.5 * fold) / 0.006;
  const lit = 0.22 * ends * hill(plate * plate);
  if (line >= lit) ink(dab, 0.07, 0.025, 0.018, line);
  else ink(dab, 0.75, 0.6, 0.52, lit);
}

/** A single lid: smooth skin that hangs over the lashes. */
function fullness(dab: Dab, { t, belowUpper }: EyePoint): void {
  const off = (belowUpper + 0.011) / 0.013;
  ink(dab, 0.75, 0.58, 0.48, 0.16 * hill(off * off) * hill(t * t / 1.4));
}

/** The soft groove below an eye. */
function bag(dab: Dab, { t, aboveLower }: EyePoint): void {
  const off = (aboveLower + 0.016) / 0.008;
  const inner = (t + 0.25) / 1.1;
  ink(dab, 0.16, 0.06, 0.06, 0.22 * hill(off * off) * hill(inner * inner));
}

/** The dark upper edge, and the wet, light lower one. */
function edges(
  dab: Dab,
  { t, belowUpper, aboveLower }: EyePoint,
  pixel: number,
): void {
  if (Math.abs(t) > 1.08) return;
  const thick = mix(0.002, 0.0048, clamp(0.5 + 0.5 * t));
  const upper = coverage(Math.abs(belowUpper) - thick, pixel) *
    clamp(2 * thick / pixel + 0.25);
  const outer = 1 - step(0.98, 1.08, Math.abs(t));
  if (aboveLower > -0.002 && upper > 0) {
    ink(dab, 0.012, 0.008, 0.008, 0.92 * upper * outer);
    return;
  }
  const wet = aboveLower / 0.003;
  ink(dab, 0.42, 0.2, 0.17, 0.5 * hill(wet * wet) * outer);
}

/** Lashes: many on the upper lid, longer away from the nose; few below. */
function lashes(
  dab: Dab,
  { t, belowUpper, aboveLower }: EyePoint,
  long: number,
  seed: number,
  pixel: number,
): void {
  const above = -belowUpper;
  if (above > 0 && aboveLower > 0) {
    const reach = long * mix(0.45, 1, clamp(0.5 + 0.5 * t)) *
      (1 - step(1, 1.25, Math.abs(t)));
    hairs(dab, t - 13 * above * (0.2 + t), above / reach, seed + 51, pixel);
  } else if (aboveLower < 0 && belowUpper > 0) {
    const reach = 0.35 * long * (1 - step(0.8, 1.1, Math.abs(t)));
    hairs(dab, t + 11 * aboveLower * t, -aboveLower / reach, seed + 52, pixel);
    dab.a *= 0.55;
  }
}

function hairs(
  dab: Dab,
  root: number,
  along: number,
  seed: number,
  pixel: number,
): void {
  if (!(along < 1)) return;
  const shown = visible(200, pixel);
  const uneven = noise(seed, 9 * root, 0);
  const comb = wave(9 * root + 0.3 * uneven);
  const hair = mix(0.42, step(-0.1, 0.9, comb), shown);
  ink(dab, 0.012, 0.008, 0.007, hair * clamp(1.1 + 0.3 * uneven - along));
}

function ink(dab: Dab, r: number, g: number, b: number, a: number): void {
  dab.r = r;
  dab.g = g;
  dab.b = b;
  dab.a = a;
}
