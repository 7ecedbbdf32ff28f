import type { Rgb } from "./color.ts";

/** Skin from light to dark, before freckles, blush and light. */
export const SKIN: readonly Rgb[] = [
  [246, 214, 194],
  [238, 199, 174],
  [228, 184, 152],
  [212, 164, 130],
  [190, 139, 104],
  [159, 109, 78],
  [134, 91, 66],
  [108, 73, 55],
];

/** Irises: brown, dark brown, hazel, green, blue, light blue, gray. */
export const IRIS: readonly Rgb[] = [
  [118, 72, 36],
  [70, 42, 28],
  [142, 108, 48],
  [92, 128, 72],
  [58, 104, 164],
  [126, 172, 208],
  [134, 142, 150],
];

/** Hair: black, dark brown, brown, light brown, blond, red, gray, white. */
export const HAIR: readonly Rgb[] = [
  [38, 32, 32],
  [62, 44, 36],
  [98, 66, 44],
  [136, 98, 64],
  [204, 168, 112],
  [158, 78, 42],
  [142, 140, 140],
  [222, 218, 212],
];

/** Frames of glasses. */
export const FRAMES: readonly Rgb[] = [
  [28, 26, 28],
  [92, 54, 36],
  [150, 122, 70],
  [120, 124, 132],
  [122, 34, 44],
];

/** Walls and gardens behind a face. */
export const BACKGROUNDS: readonly Rgb[] = [
  [214, 216, 220],
  [120, 148, 178],
  [88, 118, 84],
  [176, 150, 122],
  [62, 68, 82],
  [196, 172, 180],
  [150, 176, 170],
  [44, 48, 46],
];

/** Clothes. */
export const CLOTHES: readonly Rgb[] = [
  [44, 52, 78],
  [232, 230, 226],
  [132, 44, 52],
  [58, 96, 92],
  [40, 40, 44],
  [190, 168, 120],
  [106, 118, 150],
  [98, 82, 112],
];
