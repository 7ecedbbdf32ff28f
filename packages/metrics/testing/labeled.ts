import * as fc from "fast-check";
import { pairs, setOf } from "./sets.ts";

/** The numbers of the rows of a set. */
export function rows({ count }: { readonly count: number }): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** Pairs of whom both sets show all of up to three people. */
export const labeled = pairs.chain(({ pair, k }) => {
  const identities = (count: number) =>
    fc.array(fc.constantFrom("ann", "bob", 3), {
      minLength: count,
      maxLength: count,
    });
  return fc.record({
    restored: identities(pair.restored.count),
    reference: identities(pair.reference.count),
  }).filter(({ restored, reference }) =>
    new Set([...restored, ...reference]).size === new Set(restored).size &&
    new Set([...restored, ...reference]).size === new Set(reference).size
  ).map((identities) => ({ pair: { ...pair, identities }, k }));
});

/** As many rows of either set. */
export const matched = fc.integer({ min: 2, max: 9 }).chain((n) =>
  fc.record({
    pair: fc.record({ restored: setOf(n, 2), reference: setOf(n, 2) }),
    k: fc.integer({ min: 1, max: n - 1 }),
  })
);
