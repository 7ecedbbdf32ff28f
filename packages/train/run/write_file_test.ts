import { assertEquals, assertRejects } from "@std/assert";
import * as fc from "fast-check";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { inFolder } from "./testing/in_folder.ts";
import { digestFile, writeFile } from "./write_file.ts";

async function* each(pieces: readonly Uint8Array[]) {
  yield* pieces;
}

Deno.test("writeFile() writes all pieces, whatever the block, and digests them", () =>
  inFolder(async (folder) => {
    let count = 0;
    const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 });
    const block = fc.integer({ min: 1, max: 30 });
    const law = async (pieces: Uint8Array[], block: number) => {
      const path = join(folder, String(count++));
      const digest = await writeFile(path, each(pieces), block);
      const whole = await Deno.readFile(path);
      assertEquals([...whole], pieces.flatMap((piece) => [...piece]));
      const sha256 = createHash("sha256").update(whole).digest("hex");
      assertEquals(digest, { bytes: whole.length, sha256 });
      assertEquals(await digestFile(path), digest);
    };
    await fc.assert(fc.asyncProperty(pieces, block, law), { numRuns: 50 });
  }));

Deno.test("writeFile() has at most a block and a piece in memory", () =>
  inFolder(async (folder) => {
    const path = join(folder, "file");
    const sizes: number[] = [];
    async function* pieces() {
      for (let i = 0; i < 5; i++) {
        yield new Uint8Array(10).fill(i);
        sizes.push((await Deno.stat(path)).size);
      }
    }
    await writeFile(path, pieces(), 10);
    assertEquals(sizes, [10, 20, 30, 40, 50]);
  }));

Deno.test("writeFile() replaces no file", () =>
  inFolder(async (folder) => {
    const path = join(folder, "file");
    await Deno.writeTextFile(path, "old");
    await assertRejects(
      () => writeFile(path, each([])),
      Deno.errors.AlreadyExists,
    );
    assertEquals(await Deno.readTextFile(path), "old");
  }));
