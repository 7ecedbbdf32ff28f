import { assertEquals, assertThrows } from "@std/assert";
import { Malformed } from "../malformed.ts";
import { BitReader } from "./bit_reader.ts";
import { BitWriter } from "./bit_writer.ts";
import { BlockWriter } from "./block_writer.ts";
import { STANDARD_CODES } from "./huffman_code.ts";
import { HuffmanTable } from "./huffman_table.ts";

/** Words of 1 bit and of 12: one that is looked up, and some that are not. */
const UNEVEN = {
  counts: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0),
  symbols: Uint8Array.of(7, 8, 9, 10),
};

Deno.test("HuffmanTable finds short and long words", () => {
  const table = new HuffmanTable(UNEVEN);
  const words = [
    [0b0111_1111_1111_1111, 1, 7],
    [0b1000_0000_0000_1111, 12, 8],
    [0b1000_0000_0001_0000, 12, 9],
    [0b1000_0000_0010_1010, 12, 10],
  ] as const;
  for (const [bits, length, symbol] of words) {
    assertEquals(table.find(bits), length << 8 | symbol);
  }
});

Deno.test("HuffmanTable refuses a word that it has not", () => {
  const error = assertThrows(
    () => new HuffmanTable(UNEVEN).find(0b1000_0000_0011_0000),
    Malformed,
  );
  assertEquals(
    error.message,
    "its data holds a word that its Huffman code has not",
  );
});

Deno.test("a run of more than fifteen zeros takes a symbol of its own", () => {
  const out = new BitWriter();
  const { luminanceDc, luminanceAc } = STANDARD_CODES;
  const blocks = new Int16Array(64);
  blocks[63] = -1; // Behind 62 zeros: three symbols of 16, then 14 more.
  new BlockWriter(out, luminanceDc, luminanceAc).write(blocks, 0);
  const reader = new BitReader(out.finish(), 0);
  const ac = new HuffmanTable(luminanceAc);
  assertEquals(reader.symbol(new HuffmanTable(luminanceDc)), 0);
  const symbols = [0, 0, 0, 0].map(() => reader.symbol(ac));
  assertEquals(symbols, [0xf0, 0xf0, 0xf0, 0xe1]);
  assertEquals(reader.signed(1), -1);
});
