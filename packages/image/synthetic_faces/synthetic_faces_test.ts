import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { SyntheticFaces } from "./synthetic_faces.ts";

/** SHA-256 of the bytes of `new SyntheticFaces({ size }).face(0)`. */
const DIGESTS: readonly (readonly [size: number, digest: string])[] = [
  [64, "e8d5a98263477402e0ad3ed58b8e7a41da856f51940185e50b9d6ede81673d6d"],
  [100, "40af77697f8f800f46b3e38f96195f34a8641d164ed610c4f1df1c5e857414bb"],
  [256, "a4a6114a629f2185a94c07e0e949013a1ab7a4f50bb331d3eb71f12b27307644"],
  [512, "08378ce3dbfdc1c26b49643157a72c1364f54591b04eb5b8fafc7a3216172650"],
];

for (const [size, digest] of DIGESTS) {
  Deno.test(`face 0 at ${size}² is the same on every machine`, async () => {
    const { data } = new SyntheticFaces({ size }).face(0);
    const hash = await crypto.subtle.digest("SHA-256", Uint8Array.from(data));
    assertEquals(new Uint8Array(hash).toHex(), digest);
  });
}

Deno.test("drawing calls nothing that engines may round differently", () => {
  const rough = [
    "sin",
    "cos",
    "tan",
    "atan",
    "atan2",
    "exp",
    "log",
    "pow",
    "cbrt",
    "hypot",
  ] as const;
  const faces = new SyntheticFaces({ size: 64 });
  const kept = rough.map((name) => Math[name]);
  try {
    for (const name of rough) {
      Math[name] = () => {
        throw new Error(`Math.${name} was called`);
      };
    }
    for (let i = 0; i < 12; i++) faces.face(i);
  } finally {
    rough.forEach((name, i) => Object.assign(Math, { [name]: kept[i] }));
  }
});

Deno.test("a face does not depend on what was drawn before", () => {
  const faces = new SyntheticFaces({ size: 64, seed: 5 });
  const forward = [0, 1, 2].map((i) => faces.face(i).data);
  const other = new SyntheticFaces({ size: 64, seed: 5 });
  const backward = [2, 1, 0].map((i) => other.face(i).data).reverse();
  assertEquals(backward, forward);
});

Deno.test("face() is the first view of a person", () => {
  const faces = new SyntheticFaces({ size: 64, seed: -3 });
  const person = faces.identity(4);
  assertEquals(faces.face(4), faces.draw(person, faces.view(person, 0)));
});

Deno.test("identities and views survive JSON", () => {
  const faces = new SyntheticFaces({ size: 64 });
  const person = faces.identity(1);
  const view = faces.view(person, 2);
  const text = JSON.stringify({ person, view });
  const read: { person: typeof person; view: typeof view } = JSON.parse(text);
  assertEquals(read, { person, view });
  assertEquals(faces.draw(read.person, read.view), faces.draw(person, view));
});

Deno.test("seeds, indices and persons choose different things", () => {
  const faces = new SyntheticFaces({ size: 64, seed: 0 });
  const other = new SyntheticFaces({ size: 64, seed: 1 });
  const person = faces.identity(0);
  assertEquals(new SyntheticFaces({ size: 64 }).identity(0), person);
  assertNotEquals(other.identity(0), person);
  assertNotEquals(faces.identity(1), person);
  assertNotEquals(faces.view(person, 1), faces.view(person, 0));
  assertNotEquals(other.view(person, 0), faces.view(person, 0));
  assertNotEquals(
    faces.view(faces.identity(1), 0),
    faces.view(person, 0),
  );
});

Deno.test("draw() depends on the size and its arguments alone", () => {
  const faces = new SyntheticFaces({ size: 64, seed: 0 });
  const other = new SyntheticFaces({ size: 64, seed: 1 });
  const person = faces.identity(0);
  const view = faces.view(person, 0);
  assertEquals(other.draw(person, view), faces.draw(person, view));
});

const faces = new SyntheticFaces({ size: 64 });
const REFUSED: readonly (readonly [call: () => unknown, message: string])[] = [
  ...[63, 513, 100.5, NaN].map((size) =>
    [
      () => new SyntheticFaces({ size }),
      `Cannot draw faces: size must be an integer from 64 to 512, got ${size}`,
    ] as const
  ),
  [
    () => new SyntheticFaces({ size: 64, seed: 0.5 }),
    "Cannot seed Rng: seed must be an integer within ±(2^53 - 1), got 0.5",
  ],
  [
    () => faces.identity(-1),
    "Cannot choose identity: index must be an integer from 0 to 2^53 - 1, got -1",
  ],
  [
    () => faces.view(faces.identity(0), 1.5),
    "Cannot choose view: index must be an integer from 0 to 2^53 - 1, got 1.5",
  ],
  [
    () => faces.face(NaN),
    "Cannot choose identity: index must be an integer from 0 to 2^53 - 1, got NaN",
  ],
];

for (const [call, message] of REFUSED) {
  Deno.test(`it says: ${message}`, () => {
    assertEquals(assertThrows(call, RangeError).message, message);
  });
}

Deno.test("the smallest and the largest size are drawn", () => {
  for (const size of [64, 512]) {
    const { width, height } = new SyntheticFaces({ size }).face(1);
    assertEquals([width, height], [size, size]);
  }
});
