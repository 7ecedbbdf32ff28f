import type { Rng } from "@revisage/core";

/** Below this mean, counting is quicker than rejecting. */
const FEW = 10;

/**
 * Draws from a Poisson distribution, exactly.
 *
 * @param mean At least 0.
 */
export function drawPoisson(rng: Rng, mean: number): number {
  return mean < FEW ? countArrivals(rng, mean) : rejectTransformed(rng, mean);
}

/** How many factors keep a product of uniform numbers above e to the −mean. */
function countArrivals(rng: Rng, mean: number): number {
  const end = Math.exp(-mean);
  let product = rng.next();
  let count = 0;
  for (; product > end; count++) product *= rng.next();
  return count;
}

/**
 * Transformed rejection with squeeze: W. Hörmann, "The transformed rejection
 * method for generating Poisson random variables", 1993: PTRS.
 */
function rejectTransformed(rng: Rng, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = rng.next() - 0.5;
    const v = rng.next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor((2 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const bound = Math.log(v * inverseAlpha / (a / (us * us) + b));
    if (bound <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
}

/** ln k!, by Stirling's series; small ones by their product. */
function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let i = 2; i <= k; i++) product *= i;
    return Math.log(product);
  }
  const n = k + 1;
  return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) +
    (1 / 12 - 1 / (360 * n * n)) / n;
}
