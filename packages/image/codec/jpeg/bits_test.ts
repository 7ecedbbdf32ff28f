import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { BitReader } from "./bit_reader.ts";
import { BitWriter } from "./bit_writer.ts";

const anyBits = fc.array(
  fc.tuple(fc.nat(0xffff), fc.integer({ min: 1, max: 16 })),
  { maxLength: 300 },
);

Deno.test("BitReader reads what BitWriter writes", () => {
  fc.assert(
    fc.property(anyBits, (numbers) => {
      const writer = new BitWriter();
      const words = numbers.map(([value, count]) =>
        [value & ((1 << count) - 1), count] as const
      );
      for (const [bits, count] of words) writer.put(bits, count);
      const reader = new BitReader(writer.finish(), 0);
      for (const [bits, count] of words) {
        assertEquals(reader.take(count), bits);
      }
      assertEquals(reader.exhausted, false);
      reader.take(8);
      assertEquals(reader.exhausted, true);
    }),
    { seed: 4 },
  );
});

Deno.test("BitWriter fills up with ones and puts a zero behind 0xFF", () => {
  const writer = new BitWriter();
  writer.put(0xff, 8);
  writer.put(0b101, 3);
  assertEquals([...writer.finish()], [0xff, 0, 0b10111111]);
});

Deno.test("BitWriter holds more than it began with", () => {
  const writer = new BitWriter();
  for (let i = 0; i < 100_000; i++) writer.put(i & 0x7f, 8);
  const bytes = writer.finish();
  assertEquals([bytes.length, bytes[99_999]], [100_000, 99_999 & 0x7f]);
});

Deno.test("BitReader extends signs as T.81, F.2.2.1", () => {
  const numbers = [[0, -7], [3, -4], [4, 4], [7, 7]] as const;
  for (const [bits, value] of numbers) {
    const reader = new BitReader(Uint8Array.of(bits << 5, 0), 0);
    assertEquals(reader.signed(3), value);
  }
});
