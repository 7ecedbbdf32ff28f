import { assertEquals, assertRejects } from "@std/assert";
import { tar } from "../testing/npm_registry.ts";
import { tarMember } from "./tar_member.ts";

const SHORT = Uint8Array.from({ length: 700 }, (_, i) => i);
const LONG_PATH = `${"folder/".repeat(20)}file.onnx`;
const ARCHIVE = tar({
  "package.json": new TextEncoder().encode("{}"),
  "empty": new Uint8Array(),
  "file.onnx": SHORT,
  [LONG_PATH]: SHORT.subarray(1),
});

async function read(
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
  piece: number,
): Promise<Uint8Array> {
  const pieces = Array.from(
    { length: Math.ceil(bytes.length / piece) },
    (_, i) => bytes.subarray(i * piece, (i + 1) * piece),
  );
  const parts = await Array.fromAsync(
    tarMember(ReadableStream.from(pieces), path),
  );
  return new Blob(parts.map((part) => new Uint8Array(part))).bytes();
}

Deno.test("tarMember() finds a file, however the archive comes", async () => {
  for (const piece of [1, 511, 512, 700, 10_000]) {
    assertEquals(await read(ARCHIVE, "package/file.onnx", piece), SHORT);
    assertEquals(
      await read(ARCHIVE, `package/${LONG_PATH}`, piece),
      SHORT.slice(1),
    );
  }
  assertEquals(await read(ARCHIVE, "package/empty", 99), new Uint8Array());
});

Deno.test("tarMember() says what an archive lacks", async () => {
  await assertRejects(
    () => read(ARCHIVE, "package/none", 99),
    Error,
    "Cannot read archive: it must hold package/none, got none",
  );
  await assertRejects(
    () => read(ARCHIVE.slice(0, 2000), "package/file.onnx", 99),
    Error,
    "Cannot read archive: it ends too early",
  );
  const broken = ARCHIVE.slice();
  broken.fill(0x78, 124, 135);
  await assertRejects(
    () => read(broken, "package/file.onnx", 99),
    Error,
    "Cannot read archive: an entry must have a size",
  );
});
