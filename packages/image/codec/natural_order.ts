const collator = new Intl.Collator("en", { numeric: true });

/**
 * Compares two paths as people sort them: `face2.png` before `face10.png`.
 * Paths that read alike are told apart by their characters, so that the order
 * never depends on the file system.
 *
 * @returns A negative number if `a` comes first, a positive one if `b` does.
 */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
