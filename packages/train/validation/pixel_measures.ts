import { edgeStrength, psnr } from "@revisage/metrics";
import type { Measure, Pairs } from "./measure.ts";

/** Peak signal-to-noise ratio, in dB: how near pixels are. It likes a blur. */
export const PSNR: Measure = {
  name: "psnr",
  better: "higher",
  measure: (pairs) =>
    each(pairs, (restored, reference) => psnr({ restored, reference })),
};

/**
 * Mean gradient over that of the reference: how sharp a picture is, where 1 is
 * as sharp as it should be. It does not see whether edges are in their places.
 */
export const EDGES: Measure = {
  name: "edges",
  better: "one",
  measure: (pairs) =>
    each(pairs, (restored, reference) => {
      const [own, theirs] = [edgeStrength(restored), edgeStrength(reference)];
      return own === theirs ? 1 : own / theirs; // Both may be 0.
    }),
};

function each(
  { restored, reference }: Pairs,
  measure: (
    restored: Pairs["restored"][number],
    reference: Pairs["restored"][number],
  ) => number,
): number[] {
  return restored.map((image, i) => measure(image, reference[i]!));
}
