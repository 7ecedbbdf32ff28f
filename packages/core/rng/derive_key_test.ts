import { assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import { deriveKey, integerWords } from "./derive_key.ts";

const KEY = Uint32Array.of(1, 2, 3, 4);
const hex = (label: string | number) => deriveKey(KEY, label).join();

Deno.test("deriveKey() gives different labels different keys", () => {
  const label = fc.oneof(
    fc.maxSafeInteger(),
    fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) =>
      String.fromCharCode(...units)
    ),
  );
  fc.assert(fc.property(label, label, (a, b) => {
    fc.pre(a !== b);
    assertNotEquals(hex(a), hex(b));
  }));
});

Deno.test("deriveKey() tells apart labels that padding or chunks could mix up", () => {
  const labels = [
    "",
    "\0",
    "\0\0",
    "a",
    "a\0",
    "sixsix",
    "sixsix\0",
    "sixsixsixsix",
    "sixsixsixsix\0",
    "\ud800",
    "\udfff",
    "\ufffd",
    0,
    1,
    -1,
    "0",
    "1",
    "-1",
    2 ** 32,
    -(2 ** 32),
  ];
  assertEquals(new Set(labels.map(hex)).size, labels.length);
});

Deno.test("deriveKey() takes -0 as 0 and leaves its key alone", () => {
  assertEquals(hex(-0), hex(0));
  assertEquals([...KEY], [1, 2, 3, 4]);
});

Deno.test("integerWords() is 64-bit two's complement", () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => {
    const [low, high] = integerWords(value);
    const bits = BigInt(high) << 32n | BigInt(low);
    assertEquals(BigInt.asIntN(64, bits), BigInt(value));
  }));
});
