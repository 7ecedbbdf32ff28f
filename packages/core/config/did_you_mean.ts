// The work grows with the square of the length, and files name hostile words.
const LONGEST = 256;

/**
 * The candidate that a mistyped word most likely stands for.
 *
 * The nearest by {@linkcode editDistance}, letter case aside; the first of
 * equals. None if it is further than a third of the word, since a far guess
 * misleads more than it helps.
 *
 * @example
 * ```ts
 * import { didYouMean } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(didYouMean("fuson", ["size", "fusion"]), "fusion");
 * assertEquals(didYouMean("banana", ["size", "fusion"]), undefined);
 * ```
 */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  if (word.length > LONGEST) return undefined;
  const typed = word.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    // The lengths alone are a lower bound, and most candidates end here.
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    const distance = editDistance(typed, candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/**
 * The Damerau–Levenshtein distance: how few insertions, deletions,
 * replacements, and swaps of neighbors turn one word into the other.
 *
 * Swapped letters may be edited further, so the triangle inequality holds.
 * The recurrence of R. Lowrance and R. Wagner, "An extension of the
 * string-to-string correction problem", 1975.
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  // costs[i * width + j] turns the first i letters of a into the first j of b.
  const costs = new Uint32Array((a.length + 1) * width);
  const cost = (i: number, j: number) => costs[i * width + j]!;
  const lastRow = new Map<string, number>(); // Where a letter last was in a.
  for (let j = 0; j <= b.length; j++) costs[j] = j;
  for (let i = 1; i <= a.length; i++) {
    costs[i * width] = i;
    let lastColumn = 0; // Where a[i - 1] last was in b.
    for (let j = 1; j <= b.length; j++) {
      const row = lastRow.get(b.charAt(j - 1)) ?? 0;
      const column = lastColumn;
      const isSame = a[i - 1] === b[j - 1];
      if (isSame) lastColumn = j;
      costs[i * width + j] = Math.min(
        cost(i - 1, j - 1) + (isSame ? 0 : 1),
        cost(i, j - 1) + 1,
        cost(i - 1, j) + 1,
        // Swap, after deleting and inserting what lies between the two.
        row > 0 && column > 0
          ? cost(row - 1, column - 1) + (i - row) + (j - column) - 1
          : Infinity,
      );
    }
    lastRow.set(a.charAt(i - 1), i);
  }
  return cost(a.length, b.length);
}
