import { type WeightName, WEIGHTS } from "@revisage/models/weights";

/** How much is fetched for weights, in millions of bytes, rounded up. */
export function megabytesOf(name: WeightName): number {
  const bytes = WEIGHTS[name].sources.reduce(
    (sum, { bytes }) => sum + bytes,
    0,
  );
  return Math.ceil(bytes / 1e6);
}
