/** A part of something that several processes share. */
export interface Shard {
  /** Which part, from 0. */
  readonly index: number;
  /** How many parts there are. */
  readonly count: number;
}

/**
 * Checks a shard.
 *
 * @throws {RangeError} If there is no such part.
 */
export function checkShard({ index, count }: Shard): void {
  if (
    Number.isSafeInteger(count) && Number.isSafeInteger(index) &&
    index >= 0 && index < count
  ) return;
  throw new RangeError(
    `Cannot make batches: shard must be { index, count } with an integer index ` +
      `from 0 and a count above it, got { index: ${index}, count: ${count} }`,
  );
}

/** Of each `count` items in a row the one numbered `index`. */
export function* everyNth<T>(
  items: Iterable<T>,
  { index, count }: Shard,
): Generator<T, void> {
  let number = 0;
  for (const item of items) {
    if (number++ % count === index) yield item;
  }
}
