import { hill } from "./arithmetic.ts";
import type { FaceIdentity } from "./identity.ts";
import type { Layout } from "./layout.ts";
import type { FaceView } from "./view.ts";

/** Where a point lies about the mouth; distances in sides of the picture. */
export interface MouthPoint {
  /** Across: −1 and 1 at its corners. */
  t: number;
  /** How far inside the upper lip; negative outside. */
  inUpper: number;
  /** How far inside the lower lip. */
  inLower: number;
  /** How far inside the gap between the lips. */
  inGap: number;
}

/** The lips and the gap between them. */
export class MouthShape {
  readonly #middle: number;
  readonly #shift: number;
  readonly #width: number;
  readonly #curve: number;
  readonly #gap: number;
  readonly #upper: number;
  readonly #lower: number;
  readonly #bow: number;

  constructor(layout: Layout, { mouth }: FaceIdentity, view: FaceView) {
    const { smile, open } = view.expression;
    this.#middle = layout.mouthY;
    this.#shift = 0.25 * layout.tipX;
    this.#width = layout.mouthWidth;
    this.#curve = 0.026 * smile;
    this.#gap = 0.048 * open;
    // A smile stretches the lips thin.
    const thin = 1 - 0.22 * Math.max(0, smile);
    this.#upper = (0.0225 + 0.006 * mouth.fullness) * thin;
    this.#lower = (0.029 + 0.008 * mouth.fullness) * thin;
    this.#bow = 0.2 + 0.14 * mouth.bow;
  }

  /** Measures a point of the straight face. */
  measure(x: number, y: number, out: MouthPoint): void {
    const t = (x - this.#shift) / this.#width;
    const arch = 1 - t * t;
    const line = this.#line(t);
    const gapTop = line - 0.25 * this.#gap * arch;
    const gapBottom = this.#gapBottom(t);
    const notch = this.#bow * hill(t * t / 0.09);
    const peaks = 1.12 - 0.3 * t * t - notch;
    const top = gapTop - this.#upper * arch * peaks;
    const bottom = gapBottom + this.#lower * arch * (1.06 - 0.3 * t * t);
    out.t = t;
    out.inUpper = Math.min(y - top, gapTop - y);
    out.inLower = Math.min(bottom - y, y - gapBottom);
    out.inGap = Math.min(y - gapTop, gapBottom - y);
  }

  /** The top of the gap at `t`: where upper teeth hang from. */
  gapTop(t: number): number {
    return this.#line(t) - 0.25 * this.#gap * (1 - t * t);
  }

  /** The middle of the lower lip at `t`. */
  lowerMiddle(t: number): number {
    return this.#gapBottom(t) + 0.5 * this.#lower * (1 - t * t);
  }

  /** How dark the line is where closed lips meet. */
  seam(y: number, { t }: MouthPoint): number {
    const off = Math.min(
      Math.abs(y - this.gapTop(t)),
      Math.abs(y - this.#gapBottom(t)),
    ) / 0.0048;
    return hill(off * off);
  }

  #line(t: number): number {
    return this.#middle + this.#curve * (0.45 - t * t) +
      0.004 * hill(t * t / 0.16);
  }

  #gapBottom(t: number): number {
    const arch = 1 - t * t;
    return this.#line(t) + 0.75 * this.#gap * arch * (t * t < 1 ? arch : -arch);
  }
}
