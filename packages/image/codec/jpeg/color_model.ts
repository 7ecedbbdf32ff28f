import type { Component } from "./frame.ts";
import type { ColorModel } from "./to_rgb.ts";

/** What a file tells of its color, besides its components. */
export interface ColorHints {
  /** Whether there is a JFIF segment. */
  readonly jfif: boolean;
  /** The transform of Adobe's segment, if there is one. */
  readonly adobeTransform: number | undefined;
}

/** What the components stand for, found as libjpeg finds it. */
export function colorModel(
  components: readonly Component[],
  { jfif, adobeTransform }: ColorHints,
): ColorModel {
  if (components.length === 1) return "gray";
  if (components.length === 4) return adobeTransform === 2 ? "YCCK" : "CMYK";
  if (jfif) return "YCbCr";
  if (adobeTransform !== undefined) {
    return adobeTransform === 0 ? "RGB" : "YCbCr";
  }
  const letters = String.fromCharCode(...components.map(({ id }) => id));
  return letters === "RGB" ? "RGB" : "YCbCr";
}
