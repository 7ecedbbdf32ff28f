import { assertEquals } from "@std/assert";
import { type NotedInput, notesOf } from "./notes_of.ts";

const INPUT: NotedInput = {
  settings: { models: [{ name: "a", folder: "A" }], identities: null },
  pairs: [1, 2, 3],
  people: ["p", "p", "q"],
  unpaired: [],
  broken: [],
};

const rows = (dimensions: number) => ({
  network: { name: "hand", digest: "00".repeat(32) },
  reference: { data: new Float32Array(3 * dimensions), count: 3, dimensions },
  restored: [],
});

Deno.test("notesOf() has nothing to say where all is as it should be", () => {
  assertEquals(notesOf(INPUT, rows(2), new Map()), []);
});

Deno.test("notesOf() names what was left out, once for each reason", () => {
  const notes = notesOf(
    {
      ...INPUT,
      unpaired: ["A/1.png", "A/2.png"],
      broken: [{ name: "3", why: "Cannot use A/3.png: it is empty" }],
    },
    null,
    new Map([["precision", "Few"], ["fid", "Fewer"], ["recall", "Few"]]),
  );
  assertEquals(notes, [
    "2 pictures without a partner, left out: A/1.png, A/2.png.",
    "1 pair that could not be used, left out: 3.",
    "No precision, recall. Few.",
    "No fid. Fewer.",
  ]);
});

Deno.test("notesOf() warns of FID with few images, and of people with one", () => {
  const settings = { ...INPUT.settings, identities: "people.csv" };
  assertEquals(notesOf({ ...INPUT, settings }, rows(3), new Map()), [
    "FID is of 3 images in 3 dimensions: compare it with that of as many images only.",
    "1 of 2 people have one picture only: for them iPrecision asks whether it is that very picture.",
  ]);
});
