import { turn, wave } from "./arithmetic.ts";
import type { HairShape } from "./hair_shape.ts";
import { noise, visible } from "./noise.ts";

/** What a point of the hair looks like. */
export interface StrandPoint {
  /** Which lock it belongs to, as smooth noise from −1 to 1. */
  lock: number;
  /** Light and dark of single strands, about −1 to 1. */
  strand: number;
  /** How far along a strand it is from its root, in sides of the picture. */
  along: number;
  /** The direction from the root, as {@linkcode turn} has it. */
  around: number;
}

/** Runs strands from the parting over the skull, then down. */
export class Strands {
  readonly #shape: HairShape;
  readonly #seed: number;
  readonly #weights: readonly number[];

  constructor(shape: HairShape, seed: number, pixel: number) {
    this.#shape = shape;
    this.#seed = seed;
    this.#weights = FREQUENCIES.map((f) => visible(1.4 * f, pixel));
  }

  /** Follows the strand through a point of the straight face. */
  follow(x: number, y: number, out: StrandPoint): void {
    const { partX, partY, cut } = this.#shape;
    const dx = x - partX;
    const dy = y - partY;
    // Gravity: strands stop fanning out and fall beside each other.
    const fall = dy > 0 ? dy / (1 + 3.2 * dy) : dy;
    const seed = this.#seed;
    const drift = noise(seed, 5 * x, 4 * y);
    const tuft = noise(seed + 1, 13 * x, 11 * y);
    const bend = cut.wave * (0.32 * drift + 0.14 * tuft);
    const length = Math.sqrt(dx * dx + dy * dy);
    // Tufts curl out of step with each other.
    const curl = cut.curl * wave(cut.curls * length + 0.5 * drift + 0.8 * tuft);
    const around = turn(dx, fall) + bend + curl;
    const along = length + 0.3 * bend * cut.wave;
    out.around = around;
    out.along = along;
    out.lock = noise(seed + 2, 13 * around, 2.5 * along);
    let strand = 0;
    for (let i = 0; i < FREQUENCIES.length; i++) {
      const weight = this.#weights[i]!;
      if (weight === 0) break;
      strand += weight * STRENGTHS[i]! *
        noise(seed + 3 + i, FREQUENCIES[i]! * around, (3 + 2 * i) * along);
    }
    out.strand = strand;
  }
}

/** Strands between two quarter turns, of each size, and how strong they are. */
const FREQUENCIES: readonly number[] = [26, 58, 118, 230];
const STRENGTHS: readonly number[] = [0.45, 0.4, 0.45, 0.5];
