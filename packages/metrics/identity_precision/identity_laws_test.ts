import { assert, assertEquals } from "@std/assert";
import type { Features } from "@revisage/core";
import * as fc from "fast-check";
import { improvedPrecisionRecall } from "../distribution/precision_recall.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import { labeled, matched, rows } from "../testing/labeled.ts";
import { pairs, rowsAt } from "../testing/sets.ts";
import type { IdentityPair } from "./identities.ts";
import { iPrecision, iRecall } from "./identity_precision.ts";

async function both(pair: IdentityPair, k: number) {
  return [await iPrecision(pair, k), await iRecall(pair, k)];
}

Deno.test("each pair its own person: among the first k that their reference finds", () =>
  fc.assert(fc.asyncProperty(matched, async ({ pair, k }) => {
    const { restored, reference } = pair;
    const found = rows(restored).filter((i) => {
      const own = squaredDistance(restored, i, reference, i);
      const nearer = rows(reference).filter((j) =>
        j !== i && squaredDistance(reference, i, reference, j) < own
      );
      return nearer.length < k;
    });
    assertEquals(await iPrecision(pair, k), found.length / restored.count);
    // Said in so many words, it is the same.
    const people = rows(restored);
    const identities = { restored: people, reference: people };
    assertEquals(await both({ ...pair, identities }, k), await both(pair, k));
  })));

Deno.test("all images of one person: improved precision and recall", () =>
  fc.assert(fc.asyncProperty(pairs, async ({ pair, k }) => {
    const identities = {
      restored: rows(pair.restored).map(() => "a"),
      reference: rows(pair.reference).map(() => "a"),
    };
    const { precision, recall } = await improvedPrecisionRecall(pair, k);
    assertEquals(await both({ ...pair, identities }, k), [precision, recall]);
  })));

Deno.test("neither exceeds improved precision and recall", () =>
  fc.assert(fc.asyncProperty(labeled, async ({ pair, k }) => {
    const { precision, recall } = await improvedPrecisionRecall(pair, k);
    const [ours = 1, real = 1] = await both(pair, k);
    assert(ours <= precision && real <= recall);
  })));

Deno.test("k grows, and nothing falls", () =>
  fc.assert(fc.asyncProperty(labeled, async ({ pair, k }) => {
    fc.pre(k > 1);
    const [less, more] = [await both(pair, k - 1), await both(pair, k)];
    assert(less[0]! <= more[0]! && less[1]! <= more[1]!);
  })));

Deno.test("permuting images of either set changes nothing", () =>
  fc.assert(fc.asyncProperty(labeled, fc.nat(), async ({ pair, k }, turn) => {
    const { restored, reference, identities } = pair;
    const order = (set: Features) =>
      rows(set).map((i) => (i + turn) % set.count).reverse();
    const [first, second] = [order(restored), order(reference)];
    const permuted = {
      restored: rowsAt(restored, first),
      reference: rowsAt(reference, second),
      identities: {
        restored: first.map((i) => identities.restored[i]!),
        reference: second.map((i) => identities.reference[i]!),
      },
    };
    assertEquals(await both(permuted, k), await both(pair, k));
  })));

Deno.test("restored images that equal their references give 1", () =>
  fc.assert(fc.asyncProperty(matched, async ({ pair: { reference }, k }) => {
    assertEquals(await both({ restored: reference, reference }, k), [1, 1]);
  })));

Deno.test("iRecall is iPrecision with both sets swapped", () =>
  fc.assert(fc.asyncProperty(labeled, async ({ pair, k }) => {
    const { restored, reference, identities } = pair;
    const swapped = {
      restored: reference,
      reference: restored,
      identities: {
        restored: identities.reference,
        reference: identities.restored,
      },
    };
    assertEquals(await iRecall(swapped, k), await iPrecision(pair, k));
  })));
