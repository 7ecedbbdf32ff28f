import type { Rng } from "@revisage/core";

/**
 * Draws a key, each as likely as its weight is against the sum of all.
 *
 * @param weights At least 0, and one of them above.
 */
export function drawWeighted<K extends string>(
  rng: Rng,
  weights: Readonly<Record<K, number>>,
): K {
  const entries = (Object.entries(weights) as [K, number][])
    .filter(([, weight]) => weight > 0);
  const sum = entries.reduce((total, [, weight]) => total + weight, 0);
  let left = rng.uniform(0, sum);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)![0]; // Rounding may leave a little.
}
