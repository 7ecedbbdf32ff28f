import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { splitFaces } from "./split_faces.ts";

const anyNames = fc.uniqueArray(
  fc.tuple(fc.nat(30), fc.nat(30)).map(([p, i]) => `${p}/x/${i}.png`),
  { minLength: 1, maxLength: 60 },
);
const anyHold = fc.record({
  fraction: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
  seed: fc.nat(),
  by: fc.constantFrom("face" as const, "person" as const),
});
type AnyHold = typeof anyHold extends fc.Arbitrary<infer T> ? T : never;

/** The names on each side, or null if one side is empty. */
function split(names: readonly string[], hold: AnyHold) {
  try {
    const { train, validation } = splitFaces({ names }, hold);
    const named = (faces: readonly number[]) => faces.map((i) => names[i]!);
    return { train: named(train), validation: named(validation) };
  } catch {
    return null;
  }
}

Deno.test("every face is on one side, in order", () => {
  fc.assert(fc.property(anyNames, anyHold, (names, hold) => {
    const sides = split(names, hold);
    fc.pre(sides !== null);
    const { train, validation } = sides;
    const held = new Set(validation);
    assertEquals(names.filter((name) => held.has(name)), validation);
    assertEquals(names.filter((name) => !held.has(name)), train);
  }));
});

Deno.test("a face stays on its side when others are added", () => {
  fc.assert(fc.property(anyNames, anyNames, anyHold, (names, more, hold) => {
    const before = split(names, hold);
    const after = split([...new Set([...more, ...names])], hold);
    fc.pre(before !== null && after !== null);
    const held = new Set(after.validation);
    assertEquals(names.filter((name) => held.has(name)), before.validation);
  }));
});

Deno.test("nobody is on both sides of a split by person", () => {
  fc.assert(fc.property(anyNames, anyHold, (names, hold) => {
    const sides = split(names, { ...hold, by: "person" });
    fc.pre(sides !== null);
    const people = (side: string[]) =>
      new Set(side.map((name) => name.split("/")[0]));
    const [train, validation] = [sides.train, sides.validation].map(people);
    assertEquals(train!.intersection(validation!).size, 0);
  }));
});

Deno.test("about the fraction is held out, by the seed", () => {
  const names = Array.from({ length: 4000 }, (_, i) => `${i}.png`);
  const held = (seed: number) =>
    splitFaces({ names }, { fraction: 0.1, seed }).validation;
  const count = held(0).length;
  assert(Math.abs(count - 400) < 60, `${count}`); // Three standard deviations.
  const both = new Set(held(0)).intersection(new Set(held(1)));
  assert(Math.abs(both.size - 40) < 20, `${both.size}`);
  assertEquals(splitFaces({ names }, { fraction: 0, seed: 0 }).validation, []);
});

Deno.test("a list of names is held out, skipped pictures in it or not", () => {
  const names = ["a.png", "b.png", "c.png"];
  const skipped = [{ path: "broken.png" }];
  const hold = { names: ["c.png", "broken.png", "a.png"] };
  assertEquals(splitFaces({ names, skipped }, hold), {
    train: [1],
    validation: [0, 2],
  });
  assertEquals(splitFaces({ names }, { names: [] }).train, [0, 1, 2]);
});

Deno.test("splitFaces() says what is wrong", () => {
  const names = ["ada/1.png", "bob.png"];
  const fails = (hold: Parameters<typeof splitFaces>[1], message: string) => {
    const skipped = [{ path: "broken.png" }];
    const run = () => splitFaces({ names, skipped }, hold);
    const { message: got } = assertThrows(run, Error);
    assertEquals(got, `Cannot split faces: ${message}`);
  };
  fails(
    { names: ["ada/2.png"] },
    'no face is called "ada/2.png", did you mean "ada/1.png"?',
  );
  fails({ names: ["somebody"] }, 'no face is called "somebody"');
  fails({ names: ["broken.png"] }, "none that is held out can be used");
  fails(
    { names },
    "one at least must be left to train with, got none of 2",
  );
  fails(
    { fraction: 1, seed: 0 },
    "fraction must be from 0 to below 1, got 1",
  );
  fails(
    { fraction: 0.5, seed: 0, by: "person" },
    "each must lie in a folder of its person, got bob.png",
  );
  fails(
    { fraction: 1e-9, seed: 0 },
    "fraction 1e-9 chose none of 2 to validate with; give a larger one, another seed, or names",
  );
});
