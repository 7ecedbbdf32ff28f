import { clamp, mix } from "./arithmetic.ts";
import type { Dab } from "./canvas.ts";
import type { Linear } from "./color.ts";
import type { FaceView } from "./view.ts";

/** How a surface answers to light. */
export interface Finish {
  /** Strength of its highlight. */
  readonly gloss: number;
  /** How far light seeps into its shadow side, from 0 to 1; red goes twice. */
  readonly seep: number;
}

/** One lamp and the light from all around. */
export class Light {
  /** Towards the lamp, of length 1: right, down, to the viewer. */
  readonly toward: readonly [x: number, y: number, z: number];
  /** Color of the lamp. */
  readonly key: Linear;
  /** Color of what comes from above and all around. */
  readonly fill: Linear;
  readonly #half: readonly [x: number, y: number, z: number];

  constructor({ side, height, softness, warmth, power }: FaceView["light"]) {
    this.toward = normalize(0.85 * side, -0.15 - 0.7 * height, 0.8);
    const [x, y, z] = this.toward;
    this.#half = normalize(x, y, z + 1);
    const lamp = power * mix(1.1, 0.62, softness);
    const around = power * mix(0.2, 0.5, softness);
    this.key = [
      lamp * (1 + 0.12 * warmth),
      lamp,
      lamp * (1 - 0.16 * warmth),
    ];
    this.fill = [
      around * (1 - 0.05 * warmth),
      around,
      around * (1 + 0.08 * warmth),
    ];
  }

  /**
   * Lights the color in `dab`.
   *
   * @param nx The surface's normal, of length 1, as `toward`.
   * @param open How much of the lamp and of the surroundings reaches it.
   */
  shade(
    dab: Dab,
    nx: number,
    ny: number,
    nz: number,
    open: number,
    { gloss, seep }: Finish,
  ): void {
    const [lx, ly, lz] = this.toward;
    const facing = nx * lx + ny * ly + nz * lz;
    // Light that seeps through skin comes out red on the shadow side.
    const red = clamp((facing + seep) / (1 + seep));
    const other = clamp((facing + seep / 2) / (1 + seep / 2));
    const sky = (0.72 - 0.28 * ny) * (0.4 + 0.6 * open);
    const shine = gloss === 0 ? 0 : gloss * open * this.#shine(nx, ny, nz);
    const { key, fill } = this;
    dab.r = dab.r * (key[0] * red * mix(0.25, 1, open) + fill[0] * sky) +
      shine * key[0];
    dab.g = dab.g * (key[1] * other * open + fill[1] * sky) + shine * key[1];
    dab.b = dab.b * (key[2] * other * open + fill[2] * sky) + shine * key[2];
  }

  /** A broad highlight with a narrow one on top. */
  #shine(nx: number, ny: number, nz: number): number {
    const [hx, hy, hz] = this.#half;
    const toward = clamp(nx * hx + ny * hy + nz * hz);
    const p2 = toward * toward;
    const p8 = p2 * p2 * p2 * p2;
    const p32 = p8 * p8 * p8 * p8;
    return 0.4 * p8 + p32;
  }
}

function normalize(
  x: number,
  y: number,
  z: number,
): readonly [x: number, y: number, z: number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
