import type { Layout } from "./layout.ts";
import type { FaceIdentity } from "./identity.ts";
import type { FaceView } from "./view.ts";

/** Where a point lies about an eye. */
export interface EyePoint {
  /** Along the eye: −1 at its inner corner, 1 at its outer one. */
  t: number;
  /** How far below the edge of the upper lid. */
  belowUpper: number;
  /** How far above the edge of the lower lid. */
  aboveLower: number;
}

/** The opening between the lids. */
export class EyeShape {
  readonly #width: number;
  readonly #tilt: number;
  readonly #upper: number;
  readonly #lower: number;

  constructor(
    { eyeWidth }: Layout,
    { eyes }: FaceIdentity,
    { expression }: FaceView,
  ) {
    const smile = Math.max(0, expression.smile);
    this.#width = eyeWidth;
    this.#tilt = 0.04 + 0.09 * eyes.tilt;
    this.#upper = (0.013 + 0.012 * expression.eyes) * (1 + 0.12 * eyes.size);
    this.#lower = (0.0135 - 0.004 * smile) * (1 + 0.12 * eyes.size);
  }

  /**
   * Measures a point.
   *
   * @param outward From the middle of the eye, away from the nose.
   * @param down From the line of the eyes.
   */
  measure(outward: number, down: number, out: EyePoint): void {
    const t = outward / this.#width;
    const tilted = down + this.#tilt * outward;
    const arch = 1 - t * t;
    // The upper lid is highest towards the nose, the lower away from it.
    const top = -this.#upper * arch * (1 - 0.22 * t);
    const bottom = this.#lower * arch * (1 + 0.3 * t);
    const slope = 2 * t / this.#width;
    out.t = t;
    out.belowUpper = (tilted - top) /
      Math.sqrt(1 + slope * slope * this.#upper * this.#upper);
    out.aboveLower = (bottom - tilted) /
      Math.sqrt(1 + slope * slope * this.#lower * this.#lower);
  }
}
