import { createImage, type Image } from "@revisage/core";
import fixtures from "../testdata/pixels.json" with { type: "json" };

/** Values of one pair, as `testdata/make_pixels.py` found them. */
export interface PixelRow {
  readonly channels: "rgb" | "y";
  readonly cropBorder: number;
  readonly psnr: number;
  readonly ssim: number;
  /** As BasicSR gives them, whose Y is rounded. */
  readonly float32: { readonly psnr: number; readonly ssim: number };
  readonly scikitPsnr?: number;
  readonly scikitSsim?: number;
}

/** A pair of pictures and what Python says of them. */
export interface PixelCase {
  readonly restored: Image;
  readonly reference: Image;
  readonly edgeStrength: number;
  readonly rows: readonly PixelRow[];
}

/** All pairs. */
export const CASES: readonly PixelCase[] = fixtures.map((
  { width, height, restored, reference, edgeStrength, rows },
) => ({
  restored: createImage(width, height, Uint8Array.fromBase64(restored)),
  reference: createImage(width, height, Uint8Array.fromBase64(reference)),
  edgeStrength,
  rows: rows as PixelRow[],
}));
