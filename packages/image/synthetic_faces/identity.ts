import type { Rng } from "@revisage/core";
import { clamp } from "./arithmetic.ts";
import { blend, type Rgb } from "./color.ts";
import { FRAMES, HAIR, IRIS, SKIN } from "./palette.ts";

/** How hair is worn. */
export type HairStyle =
  | "cropped"
  | "swept"
  | "bangs"
  | "bob"
  | "long"
  | "curly";

/**
 * What makes a person: all that stays when the same face is seen again.
 *
 * Plain data, so that it can be stored as JSON or changed in one place. Numbers
 * go from −1 to 1 with 0 in the middle, unless said otherwise.
 */
export interface FaceIdentity {
  /** Seeds pores, freckles, strands and fibres; an integer of 32 bits. */
  readonly texture: number;
  /** The shape of the head. */
  readonly head: {
    /** Narrow to wide. */
    readonly width: number;
    /** Pointed to square. */
    readonly jaw: number;
    /** Short to long below the mouth. */
    readonly chin: number;
    /** Flat to high cheekbones. */
    readonly cheeks: number;
  };
  /** The skin. */
  readonly skin: {
    /** Its color in plain light. */
    readonly color: Rgb;
    /** Red in cheeks, nose and ears, from 0 to 1. */
    readonly blush: number;
    /** Share of places that have a freckle, from 0 to 1. */
    readonly freckles: number;
    /** Shadow of a shaven beard, from 0 to 1. */
    readonly stubble: number;
  };
  /** The eyes. */
  readonly eyes: {
    /** Color of the iris. */
    readonly iris: Rgb;
    /** Small to large. */
    readonly size: number;
    /** Close to wide apart. */
    readonly spacing: number;
    /** Outer corners low to high. */
    readonly tilt: number;
    /** Whether the upper lid folds: "double" shows a crease. */
    readonly lids: "single" | "double";
    /** Short to long lashes. */
    readonly lashes: number;
  };
  /** The eyebrows. */
  readonly brows: {
    /** Low to high. */
    readonly height: number;
    /** Thin to thick. */
    readonly thickness: number;
    /** Straight to arched. */
    readonly arch: number;
  };
  /** The nose. */
  readonly nose: {
    /** Narrow to wide. */
    readonly width: number;
    /** Short to long. */
    readonly length: number;
    /** Flat to high. */
    readonly bridge: number;
  };
  /** The mouth. */
  readonly mouth: {
    /** Narrow to wide. */
    readonly width: number;
    /** Thin to full lips. */
    readonly fullness: number;
    /** Soft to marked bow of the upper lip. */
    readonly bow: number;
    /** Red of the lips beyond that of the skin, from 0 to 1. */
    readonly red: number;
  };
  /** The hair. */
  readonly hair: {
    readonly style: HairStyle;
    readonly color: Rgb;
    /** Where it parts: left to right. */
    readonly part: number;
    /** Flat to full. */
    readonly volume: number;
    /** Height of the forehead: low to high. */
    readonly forehead: number;
  };
  /** Glasses, or null. */
  readonly glasses: {
    readonly shape: "round" | "square";
    readonly color: Rgb;
  } | null;
}

const STYLES: readonly HairStyle[] = [
  "cropped",
  "swept",
  "bangs",
  "bob",
  "long",
  "curly",
];

/** Draws a person. */
export function sampleIdentity(rng: Rng): FaceIdentity {
  const texture = rng.uint32();
  const melanin = rng.next();
  return {
    texture,
    head: sampleHead(rng),
    skin: sampleSkin(rng, melanin),
    eyes: sampleEyes(rng, melanin),
    brows: {
      height: signed(rng),
      thickness: signed(rng),
      arch: signed(rng),
    },
    nose: { width: signed(rng), length: signed(rng), bridge: signed(rng) },
    mouth: {
      width: signed(rng),
      fullness: signed(rng),
      bow: signed(rng),
      red: rng.next(),
    },
    hair: sampleHair(rng, melanin),
    glasses: rng.next() < 0.15
      ? { shape: rng.pick(["round", "square"]), color: rng.pick(FRAMES) }
      : null,
  };
}

function sampleHead(rng: Rng): FaceIdentity["head"] {
  return {
    width: signed(rng),
    jaw: signed(rng),
    chin: signed(rng),
    cheeks: signed(rng),
  };
}

function sampleSkin(rng: Rng, melanin: number): FaceIdentity["skin"] {
  const tone = melanin * (SKIN.length - 1.001);
  const index = Math.floor(tone);
  return {
    color: rounded(blend(SKIN[index]!, SKIN[index + 1]!, tone - index)),
    blush: rng.next(),
    freckles: rng.next() < 0.3 && melanin < 0.6 ? rng.uniform(0.2, 1) : 0,
    stubble: rng.next() < 0.25 ? rng.uniform(0.3, 1) : 0,
  };
}

function sampleEyes(rng: Rng, melanin: number): FaceIdentity["eyes"] {
  // Light irises are seen with all skins, though seldom with the darkest.
  const irises = melanin > 0.7 && rng.next() < 0.7 ? IRIS.slice(0, 3) : IRIS;
  return {
    iris: rng.pick(irises),
    size: signed(rng),
    spacing: signed(rng),
    tilt: signed(rng),
    lids: rng.pick(["single", "double"]),
    lashes: signed(rng),
  };
}

function sampleHair(rng: Rng, melanin: number): FaceIdentity["hair"] {
  const colors = melanin > 0.65 && rng.next() < 0.8 ? HAIR.slice(0, 3) : HAIR;
  return {
    style: rng.pick(STYLES),
    color: rng.pick(colors),
    part: signed(rng),
    volume: signed(rng),
    forehead: signed(rng),
  };
}

/** From −1 to 1, the middle more likely than the ends. */
function signed(rng: Rng): number {
  return rng.next() + rng.next() - 1;
}

function rounded([red, green, blue]: Rgb): Rgb {
  const round = (value: number) => Math.round(255 * clamp(value / 255));
  return [round(red), round(green), round(blue)];
}
