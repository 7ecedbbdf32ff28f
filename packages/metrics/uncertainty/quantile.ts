/**
 * The number below which a share `p` of others lies, between two of them by a
 * straight line: NumPy's `quantile` as it comes.
 *
 * @param sorted At least one, from least to largest.
 * @param p From 0 to 1.
 */
export function quantile(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!, high = sorted[Math.ceil(place)]!;
  if (low === high) return low;
  const share = place - Math.floor(place);
  return (1 - share) * low + share * high; // One may be infinite.
}
