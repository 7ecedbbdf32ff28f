import { clamp, mix, step } from "./arithmetic.ts";
import type { FaceIdentity, HairStyle } from "./identity.ts";
import type { Layout } from "./layout.ts";

/** How a style grows; lengths in sides of the picture. */
interface Cut {
  /** Fullness around the skull. */
  readonly volume: number;
  /** Where it ends beside the face, from the top of the picture. */
  readonly end: number;
  /** How far the fringe comes down from where the forehead ends. */
  readonly fringe: number;
  /** Half the gap between the sides, as a part of the head's width. */
  readonly opening: number;
  /** How uneven the edges are. */
  readonly ragged: number;
  /** How much strands stray. */
  readonly wave: number;
  /** How far they swing to both sides. */
  readonly curl: number;
  /** How often they swing, along a side of the picture. */
  readonly curls: number;
  /** Combed straight down (0) to across the head (1). */
  readonly sweep: number;
}

// deno-fmt-ignore -- a table reads best as one
const CUTS: Readonly<Record<HairStyle, Cut>> = {
  cropped: { volume: 0.014, end: 0.5, fringe: 0, opening: 0.9, ragged: 0.012, wave: 0.06, curl: 0, curls: 1, sweep: 0 },
  swept: { volume: 0.04, end: 0.5, fringe: 0, opening: 0.89, ragged: 0.016, wave: 0.12, curl: 0.01, curls: 3, sweep: 1 },
  bangs: { volume: 0.035, end: 0.86, fringe: 0.105, opening: 0.86, ragged: 0.03, wave: 0.08, curl: 0.006, curls: 4, sweep: 0 },
  bob: { volume: 0.05, end: 0.8, fringe: 0.02, opening: 0.87, ragged: 0.02, wave: 0.1, curl: 0.01, curls: 4, sweep: 0.8 },
  long: { volume: 0.045, end: 1.2, fringe: 0.01, opening: 0.88, ragged: 0.02, wave: 0.11, curl: 0.013, curls: 5, sweep: 0.4 },
  curly: { volume: 0.07, end: 0.72, fringe: 0.03, opening: 0.87, ragged: 0.035, wave: 0.3, curl: 0.03, curls: 17, sweep: 0.2 },
};

/** Outlines of the hair, on the straight face. */
export class HairShape {
  /** How it is cut. */
  readonly cut: Cut;
  /** From where its strands fan out. */
  readonly partX: number;
  readonly partY: number;
  readonly #layout: Layout;
  readonly #volume: number;
  readonly #hairline: number;

  constructor(layout: Layout, { hair }: FaceIdentity) {
    this.cut = CUTS[hair.style];
    this.#layout = layout;
    this.#volume = this.cut.volume * (1 + 0.3 * hair.volume);
    this.#hairline = 0.225 + this.cut.fringe - 0.025 * hair.forehead;
    const { sweep } = this.cut;
    this.partX = 0.11 * hair.part + 0.2 * sweep * (hair.part < 0 ? -1 : 1);
    this.partY = layout.crown - mix(0.2, 0.02, sweep);
  }

  /**
   * How far a point is outside the hair's outer edge.
   *
   * @param head How far it is outside the head.
   * @param strand The strand that runs there, −1 to 1; strands end unevenly.
   */
  outside(x: number, y: number, head: number, strand: number): number {
    const { headWidth, temple } = this.#layout;
    const side = Math.abs(x);
    const { end, ragged } = this.cut;
    // Short hair thins out towards its end.
    const thin = end > 0.6 ? 1 : 1 - step(0.3, end, y);
    const above = head - this.#volume * thin;
    // Below the temples hair falls straight instead of following the jaw.
    const fall = side - headWidth - this.#volume * thin -
      (end > 0.6 ? 0.08 * step(0.4, 0.9, y) * (y - 0.3) : 0);
    const edge = mix(above, fall, step(temple - 0.08, temple + 0.1, y));
    return Math.max(
      edge - 0.35 * ragged * strand,
      y - end - 1.5 * ragged * strand,
    );
  }

  /** How far a point is inside the opening that shows the face. */
  inOpening(x: number, y: number, strand: number): number {
    const { headWidth } = this.#layout;
    const { opening, ragged, end } = this.cut;
    const half = headWidth * opening;
    const top = this.#hairline;
    // The hairline is lower on the side that the hair is combed to.
    const combed = 0.12 * (this.partX > 0 ? -1 : 1) * (x + this.partX);
    const down = y - top - combed * clamp(1 - this.cut.fringe * 9);
    const tall = 0.3;
    const cy = down < tall ? (tall - down) / tall : 0;
    const cx = x / (half * (end > 0.6 ? 1 - 0.05 * step(0.5, 0.8, y) : 1));
    const c4 = cy * cy * (0.55 + 0.45 * cy * cy);
    const value = 1 - cx * cx - c4;
    return value * 0.5 * half - 0.7 * ragged * strand;
  }
}
