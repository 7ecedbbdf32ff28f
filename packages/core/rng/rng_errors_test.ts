import { assertEquals, assertThrows } from "@std/assert";
import { Rng } from "./rng.ts";

const rng = new Rng(0);
const state = rng.state();

const REFUSED: readonly (readonly [call: () => unknown, message: string])[] = [
  [
    () => new Rng(1.5),
    "Cannot seed Rng: seed must be an integer within ±(2^53 - 1), got 1.5",
  ],
  [
    () => new Rng(2 ** 53),
    "Cannot seed Rng: seed must be an integer within ±(2^53 - 1), got 9007199254740992",
  ],
  [
    () => rng.split(NaN),
    "Cannot split Rng: label must be a string or an integer within ±(2^53 - 1), got NaN",
  ],
  [
    () => rng.uniform(2, 1),
    "Cannot draw uniform: high - low must be finite and at least 0, got 1 - 2",
  ],
  [
    () => rng.fillUniform(new Float64Array(1), 0, Infinity),
    "Cannot draw uniform: high - low must be finite and at least 0, got Infinity - 0",
  ],
  [
    () => rng.normal(0, -1),
    "Cannot draw normal: mean must be finite and std at least 0, got 0 and -1",
  ],
  [
    () => rng.normal(NaN),
    "Cannot draw normal: mean must be finite and std at least 0, got NaN and 1",
  ],
  [
    () => rng.fillNormal(new Float32Array(1), 0, Infinity),
    "Cannot draw normal: mean must be finite and std at least 0, got 0 and Infinity",
  ],
  [
    () => rng.integer(3, 3),
    "Cannot draw integer: high must be 1 to 2^53 - 1 above low, both integers, got 3 and 3",
  ],
  [
    () => rng.integer(0, 0.5),
    "Cannot draw integer: high must be 1 to 2^53 - 1 above low, both integers, got 0 and 0.5",
  ],
  [
    () => rng.integer(-1, 2 ** 53 - 1),
    "Cannot draw integer: high must be 1 to 2^53 - 1 above low, both integers, got -1 and 9007199254740991",
  ],
  [() => rng.pick([]), "Cannot pick: items must not be empty"],
  [
    () => rng.permutation(-1),
    "Cannot draw permutation: n must be an integer from 0 to 2^31 - 1, got -1",
  ],
  [
    () => rng.permutation(2 ** 31),
    "Cannot draw permutation: n must be an integer from 0 to 2^31 - 1, got 2147483648",
  ],
  [
    () => Rng.from({ ...state, algorithm: "philox" }),
    'Cannot restore Rng: state.algorithm must be "threefry4x32-20", got "philox"',
  ],
  [
    () => Rng.from({}),
    'Cannot restore Rng: state.algorithm must be "threefry4x32-20", got undefined',
  ],
  [
    () => Rng.from({ ...state, key: [0, 0, 0] }),
    "Cannot restore Rng: state.key must be four integers from 0 to 2^32 - 1, got [0,0,0]",
  ],
  [
    () => Rng.from({ ...state, key: [0, 0, 0, 2 ** 32] }),
    "Cannot restore Rng: state.key must be four integers from 0 to 2^32 - 1, got [0,0,0,4294967296]",
  ],
  [
    () => Rng.from({ ...state, drawn: -1 }),
    "Cannot restore Rng: state.drawn must be an integer from 0 to 2^53 - 4, got -1",
  ],
  [
    () => Rng.from({ ...state, drawn: "4" }),
    'Cannot restore Rng: state.drawn must be an integer from 0 to 2^53 - 4, got "4"',
  ],
];

for (const [call, message] of REFUSED) {
  Deno.test(`Rng says: ${message}`, () => {
    const before = rng.state();
    const error = assertThrows(call, RangeError);
    assertEquals(error.message, message);
    assertEquals(rng.state(), before);
  });
}

Deno.test("Rng.from() refuses what is not an object", () => {
  const error = assertThrows(() => Rng.from(null), TypeError);
  assertEquals(
    error.message,
    "Cannot restore Rng: state must be an object, got null",
  );
});

Deno.test("Rng takes the edges of what it allows", () => {
  const fresh = new Rng(0);
  assertEquals(fresh.uniform(2, 2), 2);
  assertEquals(fresh.normal(3, 0), 3);
  assertEquals(fresh.integer(2 ** 53 - 2, 2 ** 53 - 1), 2 ** 53 - 2);
  assertEquals([...fresh.permutation(0)], []);
  assertEquals([...fresh.permutation(1)], [0]);
});
