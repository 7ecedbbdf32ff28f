import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { fillByBlocks } from "./fill_by_blocks.ts";
import { MAX_WORDS, WordStream } from "./word_stream.ts";
import { Rng } from "./rng.ts";

const word = fc.nat({ max: 2 ** 32 - 1 });
const someKey = fc.tuple(word, word, word, word);
/** Where streams start, near the ends of blocks, of 32 bits and of the stream. */
const somewhere = fc.tuple(
  fc.constantFrom(0, 4 * 2 ** 32 - 3000, 2 ** 52, MAX_WORDS - 3000),
  fc.nat({ max: 2100 }),
).map(([start, more]) => start + more);
const someCount = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 440 }));

function streamAt(key: readonly number[], drawn: number): Rng {
  return Rng.from({ algorithm: "threefry4x32-20", key, drawn });
}

Deno.test("fillNormal() by blocks is normal() one by one, to the last bit", () => {
  const check = (
    key: readonly number[],
    drawn: number,
    count: number,
    mean: number,
  ) => {
    const [fast, slow] = [streamAt(key, drawn), streamAt(key, drawn)];
    assertEquals(
      fast.fillNormal(new Float64Array(count), mean, 3),
      Float64Array.from({ length: count }, () => slow.normal(mean, 3)),
    );
    assertEquals(fast.state(), slow.state());
    assertEquals(fast.uint32(), slow.uint32());
  };
  fc.assert(
    fc.property(someKey, somewhere, someCount, fc.integer(), check),
    { numRuns: 500, seed: 1 },
  );
  check([1, 2, 3, 4], 7, 100_001, 0); // More than there is room for at once.
});

Deno.test("fillByBlocks() leaves few numbers and begun blocks to others", () => {
  const fill = (drawn: number, length: number, from = 0) => {
    const words = new WordStream(new Uint32Array(4), drawn);
    const target = new Float64Array(length);
    const filled = fillByBlocks(words, target, from, { mean: 0, std: 1 });
    assertEquals(words.drawn, drawn + 2 * filled);
    return filled;
  };
  assertEquals(fill(0, 100), 100);
  assertEquals(fill(0, 101), 100);
  assertEquals(fill(0, 101, 1), 100);
  assertEquals(fill(8, 100, 90), 0);
  for (const drawn of [1, 2, 3]) assertEquals(fill(drawn, 100), 0);
  assertEquals(fill(MAX_WORDS - 40, 100), 20);
});

Deno.test("fillNormal() of many numbers refuses what normal() refuses, and draws nothing", () => {
  const rng = new Rng(0);
  assertThrows(
    () => rng.fillNormal(new Float64Array(100), 0, -1),
    RangeError,
    "Cannot draw normal: mean must be finite and std at least 0, got 0 and -1",
  );
  assertEquals(rng.state().drawn, 0);
});

Deno.test("fillNormal() fills up to the stream's end, then says so", () => {
  const rng = streamAt([1, 2, 3, 4], MAX_WORDS - 60);
  const target = new Float64Array(31);
  assertThrows(() => rng.fillNormal(target), RangeError, "split it");
  const twin = streamAt([1, 2, 3, 4], MAX_WORDS - 60);
  const expected = Array.from({ length: 30 }, () => twin.normal());
  assertEquals([...target], [...expected, 0]);
  assertEquals(rng.state().drawn, MAX_WORDS);
});
