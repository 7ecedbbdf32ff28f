/** What of a tensor decides where it is put. */
export interface Item {
  /** How many numbers it holds. */
  readonly size: number;
  readonly dtype: string;
}

/**
 * Sorts tensors into buckets that travel as one.
 *
 * Small tensors share a bucket with others of their type, in their order. One
 * that fills a bucket by itself stands alone, and so need not be copied into it.
 * Empty ones are left out.
 *
 * @param limit Numbers in a bucket, at most, unless it holds one tensor.
 * @returns For each bucket, the indices of its items, ascending.
 */
export function planBuckets(
  items: readonly Item[],
  limit: number,
): readonly (readonly number[])[] {
  const buckets: number[][] = [];
  /** The bucket of each type that is being filled, and what is in it. */
  const open = new Map<string, { bucket: number[]; filled: number }>();
  items.forEach(({ size, dtype }, i) => {
    if (size === 0) return;
    const current = open.get(dtype);
    if (current !== undefined && current.filled + size <= limit) {
      current.bucket.push(i);
      current.filled += size;
      return;
    }
    const bucket = [i];
    buckets.push(bucket);
    if (size < limit) open.set(dtype, { bucket, filled: size });
  });
  return buckets;
}
