import { clamp, hill, step } from "./arithmetic.ts";
import type { Dab } from "./canvas.ts";
import { type Linear, toLinear } from "./color.ts";
import type { FaceIdentity } from "./identity.ts";
import type { Layout } from "./layout.ts";
import { cloud, grain, noise, visible } from "./noise.ts";

/** Colors the skin: the person's own tone, blush, freckles, pores, stubble. */
export class Skin {
  readonly #tone: Linear;
  readonly #identity: FaceIdentity;
  readonly #layout: Layout;
  readonly #pixel: number;
  readonly #pores: number;
  /** How much darker than the fairest the skin is; it hides red and freckles. */
  readonly #depth: number;

  constructor(identity: FaceIdentity, layout: Layout, pixel: number) {
    this.#identity = identity;
    this.#layout = layout;
    this.#pixel = pixel;
    this.#tone = toLinear(identity.skin.color);
    this.#depth = 1 - this.#tone[1];
    this.#pores = visible(150, pixel);
  }

  /** Colors a place of the neck, the ears or the face, without its marks. */
  plain(dab: Dab, x: number, y: number, red: number): void {
    const { texture } = this.#identity;
    const mottle = 1 +
      0.045 * cloud(texture + 11, x, y, 14, 4, this.#pixel) + this.#pore(x, y);
    const [r, g, b] = this.#tone;
    const blush = red * (1 - 0.5 * this.#depth);
    dab.r = r * mottle * (1 + 0.04 * blush);
    dab.g = g * mottle * (1 - 0.3 * blush);
    dab.b = b * mottle * (1 - 0.26 * blush);
  }

  /** Colors a place of the face. */
  face(dab: Dab, x: number, y: number): void {
    this.plain(dab, x, y, this.#redness(x, y));
    const dark = Math.max(this.#freckle(x, y), this.#stubble(x, y));
    if (dark === 0) return;
    dab.r *= 1 - 0.42 * dark;
    dab.g *= 1 - 0.55 * dark;
    dab.b *= 1 - 0.6 * dark;
  }

  #pore(x: number, y: number): number {
    if (this.#pores === 0) return 0;
    const { texture } = this.#identity;
    return this.#pores * (0.1 * noise(texture + 17, 150 * x, 150 * y) +
      0.035 * noise(texture + 18, 75 * x, 75 * y));
  }

  #redness(x: number, y: number): number {
    const { blush } = this.#identity.skin;
    const { eyeX, tipX, tipY, eyeY } = this.#layout;
    const cx = (Math.abs(x) - eyeX - 0.02) / 0.1;
    const cy = (y - tipY + 0.02) / 0.09;
    const nx = (x - tipX) / 0.05;
    const ny = (y - tipY) / 0.06;
    const ex = (Math.abs(x) - eyeX) / 0.07;
    const ey = (y - eyeY) / 0.045;
    return (0.25 + 0.75 * blush) * hill(cx * cx + cy * cy) +
      (0.3 + 0.6 * blush) * hill(nx * nx + ny * ny) +
      0.35 * hill(ex * ex + ey * ey);
  }

  /** One spot in some cells of a grid, each somewhere in its cell. */
  #freckle(x: number, y: number): number {
    const { texture, skin } = this.#identity;
    if (skin.freckles === 0) return 0;
    const { tipY } = this.#layout;
    const where = hill(
      x * x / 0.07 + (y - tipY + 0.04) * (y - tipY + 0.04) / 0.03,
    );
    if (where === 0) return 0;
    const column = Math.floor(64 * x);
    const row = Math.floor(64 * y);
    if (grain(texture + 21, column, row) > skin.freckles * where) return 0;
    const radius = 0.2 + 0.22 * grain(texture + 22, column, row);
    const room = 1 - 2 * radius;
    const dx = 64 * x - column - radius -
      room * grain(texture + 23, column, row);
    const dy = 64 * y - row - radius - room * grain(texture + 24, column, row);
    const soft = 0.6 * hill((dx * dx + dy * dy) / (radius * radius));
    return soft * clamp(1.3 - this.#depth);
  }

  #stubble(x: number, y: number): number {
    const { texture, skin } = this.#identity;
    if (skin.stubble === 0) return 0;
    const { mouthY, mouthWidth } = this.#layout;
    const low = step(
      mouthY - 0.09,
      mouthY + 0.03,
      y + 0.25 * Math.abs(x) - 0.02,
    );
    const lx = x / (1.1 * mouthWidth);
    const ly = (y - mouthY) / 0.035;
    const where = low * (1 - hill(lx * lx + ly * ly));
    const hairs = 0.5 + 0.5 * visible(170, this.#pixel) *
        noise(texture + 31, 170 * x, 120 * y);
    return 0.62 * skin.stubble * where * hairs;
  }
}
