import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { fixture } from "../testing/fixtures.ts";
import { memoryBytes } from "../testing/memory_bytes.ts";
import { PthError } from "./pth_error.ts";
import { PthFile } from "./pth_file.ts";

const FILES = ["plain-zip.pth", "plain-protocol4.pth", "plain-legacy.pth"]
  .map((name) => Deno.readFileSync(fixture(name)));

/** Reads all of a file. An error other than a PthError comes through. */
function readAll(content: Uint8Array): "read" | "refused" {
  const bytes = memoryBytes(content);
  try {
    using file = new PthFile(bytes);
    let total = 0;
    for (const name of file.entries.keys()) {
      const { data } = file.read(name);
      assert(data.byteLength <= content.length, `${name} outgrew its file`);
      total += data.byteLength;
    }
    assert(bytes.taken() <= 8 * content.length + total, "read too much");
    return "read";
  } catch (error) {
    if (error instanceof PthError) return "refused";
    throw error;
  }
}

Deno.test("a .pth file with changed bytes is read or refused, no more", () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
  });
  const changes = fc.array(change, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...FILES), changes, (file, changes) => {
      const content = file.slice();
      for (const { at, bytes } of changes) {
        const place = Math.floor(at * (content.length - bytes.length));
        content.set(bytes, place);
      }
      readAll(content);
    }),
    { numRuns: 2000, seed: 7 },
  );
});

Deno.test("a .pth file that was cut at any byte is refused", () => {
  for (const file of FILES) {
    for (let length = 0; length < file.length; length += 13) {
      assertEquals(readAll(file.slice(0, length)), "refused", `${length}`);
    }
    assertEquals(readAll(file), "read");
  }
});

Deno.test("a .pth file with any one byte changed is read or refused", () => {
  for (const file of FILES) {
    for (let at = 0; at < file.length; at++) {
      for (const change of [0x01, 0xff]) {
        const content = file.slice();
        content[at]! ^= change;
        readAll(content);
      }
    }
  }
});
