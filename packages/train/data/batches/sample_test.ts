import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as fc from "fast-check";
import { type Sample, type SampleOptions, trainingSamples } from "./sample.ts";

/** Eleven faces, of which some are not trained with. */
const OPTIONS: SampleOptions = {
  faces: [0, 2, 3, 5, 7, 8, 9],
  names: Array.from({ length: 11 }, (_, i) => `${i}.png`),
  seed: 3,
  flip: true,
};

function take(count: number, from = 0, options = OPTIONS): Sample[] {
  return trainingSamples(options, from).take(count).toArray();
}

Deno.test("each epoch shows every face once, in an order of its own", () => {
  const epochs = [0, 7, 14].map((from) =>
    take(7, from).map(({ face }) => face)
  );
  for (const epoch of epochs) {
    assertEquals(epoch.toSorted((a, b) => a - b), OPTIONS.faces);
  }
  assertNotEquals(epochs[0], epochs[1]);
  assertNotEquals(epochs[1], epochs[2]);
});

Deno.test("samples go on from any number as if there had been no stop", () => {
  const all = take(60);
  fc.assert(fc.property(fc.nat(50), (from) => {
    assertEquals(take(10, from), all.slice(from, from + 10));
  }));
});

Deno.test("samples tell their names and count on over epochs", () => {
  take(20).forEach(({ face, name, draw }, i) => {
    assertEquals([name, draw], [`${face}.png`, i]);
  });
});

Deno.test("half of the samples are flipped, by the seed, or none", () => {
  const flips = (options = OPTIONS) =>
    take(2000, 0, options).map(({ flipped }) => flipped);
  const count = flips().filter(Boolean).length;
  assert(Math.abs(count - 1000) < 90, `${count}`); // Four standard deviations.
  assertNotEquals(flips(), flips({ ...OPTIONS, seed: 4 }));
  const unflipped = { ...OPTIONS, flip: false };
  assertEquals(flips(unflipped).some(Boolean), false);
  const faces = (options: SampleOptions) =>
    take(30, 0, options).map(({ face }) => face);
  assertEquals(faces(unflipped), faces(OPTIONS));
});
