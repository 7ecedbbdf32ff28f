import { pureLinearAlgebra } from "@revisage/core";
import { checkNeighbors, type Side } from "../features/check_pair.ts";
import type { ComputeOptions } from "../features/statistics.ts";
import { type IdentityPair, peopleOf } from "./identities.ts";
import {
  shareWithin,
  smallestNeighborhoods,
} from "./smallest_neighborhoods.ts";

/** iPrecision and iRecall for each k; neither ever falls as k grows. */
export interface IdentitySweep {
  /** 1, 2, … */
  readonly k: readonly number[];
  /** iPrecision with each k. */
  readonly iPrecision: readonly number[];
  /** iRecall with each k. */
  readonly iRecall: readonly number[];
}

/**
 * iPrecision and iRecall for every k from 1 to `most`, as in Figure 7a of the
 * paper, for the price of the largest k alone.
 *
 * @param most The largest k.
 * @throws {RangeError} As `iPrecision` and `iRecall` do with that k.
 *
 * @example
 * ```ts
 * import { sweepNeighbors } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = (...x: number[]) => {
 *   return { data: Float32Array.from(x), count: x.length, dimensions: 1 };
 * };
 * const pair = { restored: rows(2, 5, 9), reference: rows(0, 1, 4) };
 * assertEquals(await sweepNeighbors(pair, 2), {
 *   k: [1, 2],
 *   iPrecision: [0, 1 / 3],
 *   iRecall: [1 / 3, 1],
 * });
 * ```
 */
export async function sweepNeighbors(
  pair: IdentityPair,
  most = 10,
  { linearAlgebra = pureLinearAlgebra }: ComputeOptions = {},
): Promise<IdentitySweep> {
  const what = "iPrecision and iRecall";
  checkNeighbors(what, most, pair, ["restored", "reference"]);
  const k = Array.from({ length: most }, (_, i) => i + 1);
  const sharesOf = async (side: Side) => {
    const smallest = await smallestNeighborhoods(
      pair,
      peopleOf(what, pair, side),
      side,
      most,
      linearAlgebra,
    );
    return k.map((k) => shareWithin(smallest, k));
  };
  return {
    k,
    iPrecision: await sharesOf("restored"),
    iRecall: await sharesOf("reference"),
  };
}
