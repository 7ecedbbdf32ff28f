import { assertEquals } from "@std/assert";
import { expandKey, threefry4x32 } from "./threefry.ts";

// The three published answers: "threefry4x32 20" in kat_vectors of Random123,
// the paper's own library.
const KNOWN_ANSWERS = [
  {
    counter: [0, 0, 0, 0],
    key: [0, 0, 0, 0],
    block: [0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8],
  },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    block: [0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
    block: [0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84],
  },
];

for (const { counter, key, block } of KNOWN_ANSWERS) {
  const name = counter[0]!.toString(16);
  Deno.test(`threefry4x32() gives Random123's answer for ${name}…`, () => {
    const actual = new Uint32Array(4);
    const schedule = expandKey(Uint32Array.from(key));
    threefry4x32(schedule, Uint32Array.from(counter), actual);
    assertEquals([...actual], block);
  });
}

Deno.test("threefry4x32() may write over its counter", () => {
  const words = Uint32Array.from(KNOWN_ANSWERS[2]!.counter);
  threefry4x32(
    expandKey(Uint32Array.from(KNOWN_ANSWERS[2]!.key)),
    words,
    words,
  );
  assertEquals([...words], KNOWN_ANSWERS[2]!.block);
});

Deno.test("threefry4x32() flips half of the bits when one bit of key or counter flips", () => {
  const input = Uint32Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const scramble = (words: Uint32Array) => {
    const block = new Uint32Array(4);
    threefry4x32(expandKey(words.subarray(0, 4)), words.subarray(4), block);
    return block;
  };
  const before = scramble(input);
  for (let bit = 0; bit < 256; bit++) {
    const changed = input.slice();
    changed[bit >> 5]! ^= 1 << (bit & 31);
    const after = scramble(changed);
    let flips = 0;
    for (let i = 0; i < 4; i++) {
      for (let x = before[i]! ^ after[i]!; x !== 0; x &= x - 1) flips++;
    }
    // 128 coins: mean 64, standard deviation 5.7.
    assertEquals(
      flips > 64 - 26 && flips < 64 + 26,
      true,
      `bit ${bit}: ${flips}`,
    );
  }
});
