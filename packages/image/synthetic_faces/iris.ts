import { clamp, hill, mix, step, turn } from "./arithmetic.ts";
import type { Dab } from "./canvas.ts";
import { type Linear, toLinear } from "./color.ts";
import { noise, visible } from "./noise.ts";
import type { Scene } from "./scene.ts";

/** Radius of an iris, in sides of the picture. */
export const IRIS_RADIUS = 0.0245;

/** Radius of a pupil, where that of the iris is 1. */
export const PUPIL = 0.36;

/** Paints an eyeball: white, iris with its fibres, pupil, and the lamp in it. */
export class Eyeball {
  readonly #iris: Linear;
  readonly #seed: number;
  readonly #fibres: number;
  /** Pixels blur an edge by this, where the radius of the iris is 1. */
  readonly #soft: number;
  readonly #lampX: number;
  readonly #lampY: number;

  constructor({ identity, canvas, light }: Scene) {
    this.#iris = toLinear(identity.eyes.iris);
    this.#seed = identity.texture + 41;
    this.#fibres = visible(300, canvas.pixel);
    this.#soft = Math.max(0.06, 0.5 * canvas.pixel / IRIS_RADIUS);
    this.#lampX = 0.42 * light.toward[0] + 0.08;
    this.#lampY = 0.42 * light.toward[1];
  }

  /**
   * Colors a point of the eyeball.
   *
   * @param x From the middle of the iris, where its radius is 1.
   * @param y As `x`.
   * @param t Along the eye, −1 to 1 from the nose.
   */
  color(dab: Dab, x: number, y: number, t: number): void {
    const r = Math.sqrt(x * x + y * y);
    const soft = this.#soft;
    white(dab, t);
    const inIris = 1 - step(1 - soft, 1 + soft, r);
    if (inIris > 0) this.#paintIris(dab, x, y, r, inIris);
    const lx = x - this.#lampX;
    const ly = y - this.#lampY;
    const lamp = 0.95 * (1 - step(
      0.16 - soft,
      0.16 + soft,
      Math.max(
        Math.abs(lx),
        Math.abs(ly),
      ),
    ));
    const second = 0.25 * hill(
      ((lx + 0.5) * (lx + 0.5) +
        (ly - 0.55) * (ly - 0.55)) / 0.04,
    );
    over(dab, 1.05, 1.05, 1.05, Math.max(lamp, second));
  }

  #paintIris(dab: Dab, x: number, y: number, r: number, a: number): void {
    const [red, green, blue] = this.#iris;
    const around = turn(x, y);
    const fibre = this.#fibres *
      (0.4 * noise(this.#seed, 9 * around, 2.2 * r) +
        0.25 * noise(this.#seed + 1, 21 * around, 3 * r));
    const collar = 0.25 * hill((r - 0.5) * (r - 0.5) / 0.03);
    const rim = 0.68 * step(0.7, 1, r);
    // Light that enters on one side lights up the other.
    const across = 0.28 * clamp(-(x * this.#lampX + y * this.#lampY) * 2);
    const tone = (0.86 + fibre + collar + across) * (1 - rim);
    over(dab, red * tone, green * tone, blue * tone, a);
    const pupil = 1 - step(PUPIL - this.#soft, PUPIL + this.#soft, r);
    over(dab, 0.004, 0.004, 0.004, pupil);
  }
}

/** The white of an eye, pink towards its corners. */
function white(dab: Dab, t: number): void {
  const corner = step(0.55, 1.05, Math.abs(t));
  const flesh = step(-0.8, -0.95, t);
  dab.r = mix(0.8, 0.55, corner);
  dab.g = mix(mix(0.76, 0.4, corner), 0.26, flesh);
  dab.b = mix(mix(0.75, 0.36, corner), 0.22, flesh);
}

function over(dab: Dab, r: number, g: number, b: number, a: number): void {
  dab.r += (r - dab.r) * a;
  dab.g += (g - dab.g) * a;
  dab.b += (b - dab.b) * a;
}
