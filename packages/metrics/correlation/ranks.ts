import { inOrder } from "./in_order.ts";

/**
 * The rank of each value, from 1 for the least. Equal values share the mean of
 * the ranks they take up.
 */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i)
    .sort((i, j) => inOrder(values[i]!, values[j]!));
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    const value = values[order[start]!];
    let end = start;
    while (end < order.length && values[order[end]!] === value) end++;
    // Ranks start + 1 to end.
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
