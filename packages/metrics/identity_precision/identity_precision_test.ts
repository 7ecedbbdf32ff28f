import { assert, assertEquals } from "@std/assert";
import type { Features } from "@revisage/core";
import * as fc from "fast-check";
import { squaredDistance } from "../neighbors/squared_distance.ts";
import { labeled, rows } from "../testing/labeled.ts";
import { normal, points } from "../testing/sets.ts";
import { worstAlgebra } from "../testing/worst_algebra.ts";
import type { Identity } from "./identities.ts";
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
