import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { didYouMean, editDistance } from "./did_you_mean.ts";

Deno.test("didYouMean() finds the slip of a finger", () => {
  const keys = ["size", "fusion", "channels", "noise", "skips"];
  assertEquals(didYouMean("fuson", keys), "fusion");
  assertEquals(didYouMean("chanels", keys), "channels");
  assertEquals(didYouMean("niose", keys), "noise");
  assertEquals(didYouMean("SIZE", keys), "size");
  assertEquals(didYouMean("skip", keys), "skips");
});

Deno.test("didYouMean() is silent about a far word", () => {
  assertEquals(didYouMean("banana", ["size", "fusion"]), undefined);
  assertEquals(didYouMean("lr", ["ema", "gan"]), undefined);
  assertEquals(didYouMean("fusion", []), undefined);
  // Two of five letters are more than a third.
  assertEquals(didYouMean("nxyse", ["noise"]), undefined);
});

Deno.test("didYouMean() takes the nearest, and the first of equals", () => {
  assertEquals(didYouMean("weigth", ["weights", "weight"]), "weight");
  assertEquals(didYouMean("cat", ["car", "bat"]), "car");
});

Deno.test("didYouMean() is quick with a word of a million letters", () => {
  const word = "a".repeat(1e6);
  const started = performance.now();
  assertEquals(didYouMean(word, [word + "b"]), undefined);
  assert(performance.now() - started < 1000);
});

Deno.test("editDistance() counts each kind of edit once", () => {
  assertEquals(editDistance("fuson", "fusion"), 1);
  assertEquals(editDistance("fussion", "fusion"), 1);
  assertEquals(editDistance("fuzion", "fusion"), 1);
  assertEquals(editDistance("fuison", "fusion"), 1);
  assertEquals(editDistance("", "abc"), 3);
  // A swap with a letter between: the restricted distance would say 3.
  assertEquals(editDistance("ca", "abc"), 2);
});

/** The same distance by its definition: breadth-first, one edit at a time. */
function slowDistance(from: string, to: string, alphabet: string): number {
  let front = new Set([from]);
  const seen = new Set(front);
  for (let steps = 0;; steps++) {
    if (front.has(to)) return steps;
    const next = new Set<string>();
    for (const word of front) {
      for (const edited of edits(word, alphabet)) {
        if (!seen.has(edited)) next.add(edited);
        seen.add(edited);
      }
    }
    front = next;
  }
}

function* edits(word: string, alphabet: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const [start, end] = [word.slice(0, i), word.slice(i)];
    if (end !== "") yield start + end.slice(1);
    if (end.length > 1) yield start + end[1] + end[0] + end.slice(2);
    for (const letter of alphabet) {
      yield start + letter + end;
      if (end !== "") yield start + letter + end.slice(1);
    }
  }
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });

Deno.test("editDistance() is the least number of edits", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      assertEquals(editDistance(a, b), slowDistance(a, b, "abc"));
    }),
    { numRuns: 60 },
  );
});

Deno.test("editDistance() is a metric", () => {
  fc.assert(fc.property(word, word, word, (a, b, c) => {
    assertEquals(editDistance(a, b) === 0, a === b);
    assertEquals(editDistance(a, b), editDistance(b, a));
    assert(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
  }));
});
