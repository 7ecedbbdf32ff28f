import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { crc32c, maskedCrc32c } from "./crc32c.ts";

const range = Uint8Array.from({ length: 32 }, (_, i) => i);

Deno.test("crc32c() gives the answers of RFC 3720, appendix B.4", () => {
  assertEquals(crc32c(new Uint8Array(32)), 0x8a9136aa);
  assertEquals(crc32c(new Uint8Array(32).fill(255)), 0x62a8ab43);
  assertEquals(crc32c(range), 0x46dd794e);
  assertEquals(crc32c(range.toReversed()), 0x113fdb5c);
});

Deno.test("crc32c() gives the check value of CRC-32C/iSCSI, and 0 for nothing", () => {
  assertEquals(crc32c(new TextEncoder().encode("123456789")), 0xe3069283);
  assertEquals(crc32c(new Uint8Array()), 0);
});

/** Bit by bit, with no table. */
function slowCrc32c(bytes: Uint8Array): number {
  let crc = 0xffffffffn;
  for (const byte of bytes) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1n ? (crc >> 1n) ^ 0x82f63b78n : crc >> 1n;
    }
  }
  return Number(crc ^ 0xffffffffn);
}

Deno.test("crc32c() is what its definition says, masked as TensorFlow does", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    const crc = slowCrc32c(bytes);
    assertEquals(crc32c(bytes), crc);
    const turned = (BigInt(crc) >> 15n | BigInt(crc) << 17n) & 0xffffffffn;
    const masked = Number((turned + 0xa282ead8n) & 0xffffffffn);
    assertEquals(maskedCrc32c(bytes), masked);
  }));
});
