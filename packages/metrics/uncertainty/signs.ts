/** How often one of two models was better, and what that may be by chance. */
export interface SignTest {
  /** How often the difference is above 0. */
  readonly above: number;
  /** How often it is below 0. */
  readonly below: number;
  /** How often it is 0: these are left out. */
  readonly ties: number;
  /**
   * How likely a split at least as uneven is if above and below were equally
   * likely; 1 if all are ties.
   */
  readonly pValue: number;
}

/**
 * The exact two-sided sign test of differences around 0.
 *
 * Ties are left out, and counted. It is SciPy's `binomtest(above, above +
 * below)`.
 */
export function signTest(differences: readonly number[]): SignTest {
  const above = differences.filter((difference) => difference > 0).length;
  const below = differences.filter((difference) => difference < 0).length;
  return {
    above,
    below,
    ties: differences.length - above - below,
    pValue: Math.min(1, 2 * lowerTail(Math.min(above, below), above + below)),
  };
}

/** P(X ≤ k) where X counts heads among `n` throws of a fair coin. */
function lowerTail(k: number, n: number): number {
  // The likeliest outcome is C(n, k) / 2ⁿ; halves are taken when there is room,
  // so that nothing on the way is too large or too small.
  let term = 1, halves = 0;
  for (let j = 1; j <= k; j++) {
    term *= (n - k + j) / j;
    for (; term > 1 && halves < n; halves++) term /= 2;
  }
  term *= 2 ** (halves - n);
  let sum = 0;
  for (let i = k; i >= 0; i--) {
    sum += term;
    term *= i / (n - i + 1);
  }
  return sum;
}
