import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Features } from "@revisage/core";
import * as fc from "fast-check";
import { improvedPrecisionRecall } from "../distribution/precision_recall.ts";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import { normal, pairs, points, rowsAt, setOf } from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import type { Identity, IdentityPair } from "./identities.ts";
import { iPrecision, iRecall } from "./identity_precision.ts";

/** The slow twin: the mean of iPred (§4) over `images`, among `others`. */
function slow(
  [images, people]: [Features, readonly Identity[]],
  [others, otherPeople]: [Features, readonly Identity[]],
  k: number,
): number {
  const radius = (j: number) =>
    rows(others).filter((other) => other !== j)
      .map((other) => squaredDistance(others, j, others, other))
      .sort((a, b) => a - b)[k - 1]!;
  const iPred = (i: number) =>
    rows(others).some((j) =>
      people[i] === otherPeople[j] &&
      squaredDistance(images, i, others, j) <= radius(j)
    );
  return rows(images).filter(iPred).length / images.count;
}

function rows({ count }: { readonly count: number }): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** Pairs of whom both sets show all of up to three people. */
const labeled = pairs.chain(({ pair, k }) => {
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

async function both(pair: IdentityPair, k: number) {
  return [await iPrecision(pair, k), await iRecall(pair, k)];
}

Deno.test("both are those of the slow twin, with ties and equal rows", () =>
  fc.assert(fc.asyncProperty(labeled, fc.nat(), async ({ pair, k }, seed) => {
    const { restored, reference, identities } = pair;
    const ours: [Features, Identity[]] = [restored, identities.restored];
    const real: [Features, Identity[]] = [reference, identities.reference];
    const options = { linearAlgebra: worstAlgebra(seed) };
    assertEquals(await iPrecision(pair, k, options), slow(ours, real, k));
    assertEquals(await iRecall(pair, k, options), slow(real, ours, k));
  })));

Deno.test("k is 4 if left out", async () => {
  const pair = { restored: normal(40, 2, 1), reference: normal(40, 2, 2) };
  assertEquals(await iPrecision(pair), await iPrecision(pair, 4));
  assertEquals(await iRecall(pair), await iRecall(pair, 4));
  assert(await iPrecision(pair) !== await iPrecision(pair, 5));
});

/** What iPrecision of one restored image is: 0 or 1. */
function iPred(
  e: number,
  person: Identity,
  references: number[],
  people: Identity[],
  k: number,
): Promise<number> {
  return iPrecision({
    restored: points(e),
    reference: points(...references),
    identities: { restored: [person], reference: people },
  }, k);
}

Deno.test("Figure 4: near and the same, too far, near and another", async () => {
  const [faces, people] = [[0, 2, 10, 12], ["a", "b", "c", "d"]];
  assertEquals(await iPred(1, "a", faces, people, 1), 1); // (c)
  assertEquals(await iPred(5, "a", faces, people, 1), 0); // (d)
  assertEquals(await iPred(1, "c", faces, people, 1), 0); // (e)
});

Deno.test("∃: one image of the person is enough, though another's is nearer", async () => {
  // 3 lies in the balls of a's 0 ± 4 and of b's 4 ± 4: b's is nearer.
  assertEquals(await iPred(3, "a", [0, 4], ["a", "b"], 1), 1);
  assertEquals(await iPred(3, "b", [0, 4], ["a", "b"], 1), 1);
});

Deno.test("itself: an image is no neighbor of its own, an equal one is", async () => {
  // If 0 were its own neighbor, its ball would end there.
  assertEquals(await iPred(1, "a", [0, 1, 9], ["a", "b", "c"], 1), 1);
  // The nearest other one lies at 0 as well: the ball is a point.
  const equal = ["a", "b", "c"];
  assertEquals(await iPred(0.5, "a", [0, 0, 9], equal, 1), 0);
  assertEquals(await iPred(0, "a", [0, 0, 9], equal, 1), 1);
  assertEquals(await iPred(0.5, "a", [0, 0, 9], equal, 2), 1);
});

Deno.test("ties: a distance that equals the radius is inside", async () => {
  const people = ["a", "b", "c"];
  assertEquals(await iPred(2, "a", [0, -2, 5], people, 1), 1);
  assertEquals(await iPred(2.001, "a", [0, -2, 5], people, 1), 0);
  // −2 and 2 are the first and the second neighbor, in whatever order.
  assertEquals(await iPred(2, "a", [0, -2, 2], people, 1), 1);
  assertEquals(await iPred(2.001, "a", [0, -2, 2], people, 2), 0);
});

Deno.test("several images of a person: one ball is enough, and they shrink each other's", async () => {
  // a's photos at 0, 1 and 2; the ball of 10 does not reach to 4.
  const people = ["a", "a", "a", "b", "c"];
  const faces = [0, 1, 2, 10, 12];
  assertEquals(await iPred(2.5, "a", faces, people, 1), 1); // Of 2 alone.
  assertEquals(await iPred(4, "a", faces, people, 2), 1); // Of 2, to 0.
  assertEquals(await iPred(5, "a", faces, people, 2), 0);
  // Among other people alone, a's ball would reach from 2 to 10 and beyond 5.
  assertEquals(await iPred(5, "a", [2, 10, 12], ["a", "b", "c"], 1), 1);
});

/** As many rows of either set. */
const matched = fc.integer({ min: 2, max: 9 }).chain((n) =>
  fc.record({
    pair: fc.record({ restored: setOf(n, 2), reference: setOf(n, 2) }),
    k: fc.integer({ min: 1, max: n - 1 }),
  })
);

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

const three = { restored: points(1, 2, 3), reference: points(1, 2, 3) };
const REFUSED: [string, () => Promise<number>][] = [
  [
    "Cannot compute iPrecision: reference must have at least 5 images " +
    "(itself and k = 4 neighbors), got 3",
    () => iPrecision(three),
  ],
  [
    "Cannot compute iRecall: restored must have at least 2 images " +
    "(itself and k = 1 neighbors), got 1",
    () => iRecall({ ...three, restored: points(1) }, 1),
  ],
  [
    "Cannot compute iPrecision: without identities, restored must have 3 " +
    "images as reference has, got 2",
    () => iPrecision({ ...three, restored: points(1, 2) }, 1),
  ],
  [
    "Cannot compute iRecall: identities.reference must have 3 entries, one " +
    "an image, got 2",
    () => iRecall({ ...three, identities: label("aab", "ab") }, 1),
  ],
  [
    'Cannot compute iPrecision: reference must have an image of "c", who is ' +
    "in row 2 of restored, got none",
    () => iPrecision({ ...three, identities: label("abc", "aab") }, 1),
  ],
  [
    'Cannot compute iRecall: restored must have an image of "b", who is in ' +
    "row 1 of reference, got none",
    () => iRecall({ ...three, identities: label("aac", "abb") }, 1),
  ],
  [
    "Cannot compute iPrecision: restored must have 1 dimensions as reference " +
    "has, got 2",
    () => iPrecision({ ...three, restored: normal(3, 2, 1) }, 1),
  ],
  [
    "Cannot use restored: row 1, column 0 must be finite, got NaN",
    () => iPrecision({ ...three, restored: points(1, NaN, 2) }, 1),
  ],
  [
    "Cannot compute iPrecision: k must be an integer of at least 1, got 0",
    () => iPrecision(three, 0),
  ],
  [
    "Cannot compute iPrecision: restored must have at least one image, got 0",
    () => iPrecision({ ...three, restored: points() }, 1),
  ],
];

function label(restored: string, reference: string) {
  return { restored: [...restored], reference: [...reference] };
}

for (const [message, action] of REFUSED) {
  Deno.test(`it says: ${message}`, async () => {
    const error = await assertRejects(action, RangeError);
    assertEquals(error.message, message);
  });
}

Deno.test("people who are only among the references do not matter to iPrecision", async () => {
  const pair = { ...three, identities: label("aab", "abc") };
  assertEquals(await iPrecision(pair, 1), 1);
});

Deno.test("the number 1 and the text 1 are two people", async () => {
  const identities = { restored: [1, 1, 1], reference: ["1", 1, "1"] };
  assertEquals(await iPrecision({ ...three, identities }, 1), 1);
  const other = { restored: [1, 1, 1], reference: ["1", "1", "1"] };
  await assertRejects(() => iPrecision({ ...three, identities: other }, 1));
});
