import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { Rng } from "./rng.ts";
import golden from "./testdata/rng_golden.json" with { type: "json" };

for (const expected of golden) {
  const { seed, labels } = expected;
  const name = [seed, ...labels.map((label) => JSON.stringify(label))].join();
  const stream = () =>
    labels.reduce((rng: Rng, label) => rng.split(label), new Rng(seed));
  const draw = <T>(values: readonly T[], next: (rng: Rng) => T): T[] => {
    const rng = stream();
    return values.map(() => next(rng));
  };

  Deno.test(`Rng ${name} draws what testdata/rng_golden.py computes`, () => {
    const { uint32, next, uniform, integer, wide, pick } = expected;
    assertEquals(draw(uint32, (rng) => rng.uint32()), uint32);
    const far = Rng.from({ ...stream().state(), drawn: 2 ** 52 + 3 });
    assertEquals(expected.far.map(() => far.uint32()), expected.far);
    assertEquals(draw(next, (rng) => rng.next()), next);
    assertEquals(draw(uniform, (rng) => rng.uniform(-3, 5)), uniform);
    assertEquals(draw(integer, (rng) => rng.integer(-5, 1000)), integer);
    assertEquals(draw(wide, (rng) => rng.integer(0, 3 * 2 ** 51)), wide);
    assertEquals(draw(pick, (rng) => rng.pick([..."abcde"])), pick);
    assertEquals([...stream().permutation(8)], expected.permutation);
    const { normal } = expected;
    draw(normal, (rng) => rng.normal(2, 0.5)).forEach((value, i) => {
      // Logarithms of another library may differ in the last bit.
      assertAlmostEquals(value, normal[i]!, 2e-15);
    });
  });
}

const SEEDS = [0, -0, 1, -1, 42, 2 ** 32, 2 ** 53 - 1, -(2 ** 53) + 1];

Deno.test("new Rng() repeats its numbers for every seed, and seeds differ", () => {
  const first = (seed: number) => new Rng(seed).uint32();
  for (const seed of SEEDS) assertEquals(first(seed), first(seed));
  assertEquals(new Set(SEEDS.map(first)).size, SEEDS.length - 1); // -0 is 0
});

const someRng = fc.tuple(fc.maxSafeInteger(), fc.nat({ max: 30 })).map(
  ([seed, drawn]) => {
    const rng = new Rng(seed).split("some");
    for (let i = 0; i < drawn; i++) rng.uint32();
    return rng;
  },
);

Deno.test("Rng.from() goes on where state() was taken, after JSON too", () => {
  fc.assert(fc.property(someRng, (rng) => {
    const copy = Rng.from(JSON.parse(JSON.stringify(rng.state())));
    assertEquals(copy.state(), rng.state());
    for (let i = 0; i < 9; i++) assertEquals(copy.uint32(), rng.uint32());
    assertEquals(copy.state(), rng.state());
  }));
});

Deno.test("state() says what was drawn and stays as it was taken", () => {
  const rng = new Rng(7);
  const start = rng.state();
  rng.next();
  rng.normal();
  rng.uint32();
  assertEquals(start, {
    algorithm: "threefry4x32-20",
    key: [7, 0, 0, 0],
    drawn: 0,
  });
  assertEquals(rng.state(), { ...start, drawn: 5 });
});

Deno.test("uint32() ends with its last countable word", () => {
  const { algorithm, key } = new Rng(0).state();
  const rng = Rng.from({ algorithm, key, drawn: 2 ** 53 - 5 });
  rng.uint32();
  assertEquals(rng.state().drawn, 2 ** 53 - 4);
  assertThrows(
    () => rng.uint32(),
    RangeError,
    "Cannot draw: this Rng has given all its 9007199254740988 words, split it",
  );
});

Deno.test("split() draws nothing and does not depend on what was drawn", () => {
  const label = fc.oneof(fc.string(), fc.maxSafeInteger());
  fc.assert(fc.property(someRng, label, (rng, label) => {
    const { key, algorithm, drawn } = rng.state();
    const fresh = Rng.from({ algorithm, key, drawn: 0 });
    assertEquals(rng.split(label).state(), fresh.split(label).state());
    assertEquals(rng.state().drawn, drawn);
  }));
});

Deno.test("fillUniform() and fillNormal() give the numbers of single calls", () => {
  fc.assert(fc.property(someRng, fc.nat({ max: 9 }), (rng, count) => {
    const twin = Rng.from(rng.state());
    const single = (draw: () => number) => Array.from({ length: count }, draw);
    assertEquals(
      [...rng.fillUniform(new Float64Array(count), -2, 3)],
      single(() => twin.uniform(-2, 3)),
    );
    assertEquals(
      [...rng.fillNormal(new Float64Array(count), 1, 2)],
      single(() => twin.normal(1, 2)),
    );
    assertEquals(
      [...rng.fillUniform(new Float32Array(count))],
      single(() => Math.fround(twin.next())),
    );
    assertEquals(
      [...rng.fillNormal(new Float32Array(count))],
      single(() => Math.fround(twin.normal())),
    );
    assertEquals(rng.state(), twin.state());
  }));
});

Deno.test("fillUniform() never rounds up to high in float32", () => {
  // Between the two are three float32 numbers; an eighth would round to 1.
  const low = 1 - 2 ** -22;
  const filled = new Rng(0).fillUniform(new Float32Array(100), low, 1);
  const expected = [0, 1, 2, 3].map((step) => low + step * 2 ** -24);
  assertEquals([...new Set(filled)].sort((a, b) => a - b), expected);
});
