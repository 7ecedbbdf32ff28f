import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { frameRecord } from "./frame_record.ts";
import { readRecords } from "./testing/read_records.ts";

Deno.test("frameRecord() writes what TensorFlow writes for an empty record", () => {
  // Eight zeros have the CRC-32C 0x8c28b28a, and nothing has 0.
  const length = [0, 0, 0, 0, 0, 0, 0, 0];
  assertEquals([...frameRecord(new Uint8Array())], [
    ...[...length, 0x29, 0x03, 0x98, 0x07],
    ...[0xd8, 0xea, 0x82, 0xa2],
  ]);
});

const records = fc.array(fc.uint8Array(), { minLength: 1 });

/** All as one file. */
const joined = (datas: readonly Uint8Array[]) =>
  Uint8Array.from(datas.flatMap((data) => [...frameRecord(data)]));

Deno.test("what is framed can be read, up to where a file is cut", () => {
  fc.assert(fc.property(records, fc.nat(), (datas, cut) => {
    const file = joined(datas);
    assertEquals(readRecords(file), { records: datas, end: file.length });
    const { records, end } = readRecords(file.subarray(0, cut % file.length));
    assertEquals(records, datas.slice(0, records.length));
    assertEquals(end, joined(records).length);
  }));
});

Deno.test("a byte that changes in a record is noticed", () => {
  fc.assert(fc.property(records, fc.nat(), fc.nat(7), (datas, at, bit) => {
    const file = joined(datas);
    file[at % file.length]! ^= 1 << bit;
    assertThrows(() => readRecords(file), Error, "checksum");
  }));
});
