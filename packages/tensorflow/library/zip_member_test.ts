import { assertEquals, assertRejects } from "@std/assert";
import { makeZip, type ZipFile } from "./testing/make_zip.ts";
import { findMember, type ZipMember } from "./zip_member.ts";

async function withFile<T>(
  bytes: Uint8Array,
  test: (file: Deno.FsFile, path: string) => Promise<T>,
): Promise<T> {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeFile(path, bytes);
    using file = await Deno.open(path);
    return await test(file, path);
  } finally {
    await Deno.remove(path);
  }
}

/** The text of a member, unpacked. */
async function textOf(file: Deno.FsFile, member: ZipMember): Promise<string> {
  await file.seek(member.start, Deno.SeekMode.Start);
  const bytes = new Uint8Array(member.bytes);
  await file.read(bytes);
  const stored = new Blob([bytes]).stream();
  if (!member.deflated) return await new Response(stored).text();
  const unpacked = stored.pipeThrough(new DecompressionStream("deflate-raw"));
  return await new Response(unpacked).text();
}

function zipFile(name: string, text: string, stored = false): ZipFile {
  return { name, data: new TextEncoder().encode(text), stored };
}

const ARCHIVE = makeZip([
  zipFile("a", "first"),
  zipFile("folder/b", "second ".repeat(100)),
  zipFile("c", "third", true),
]);

Deno.test("findMember() finds deflated and stored members", () =>
  withFile(ARCHIVE, async (file) => {
    const text = async (name: string) =>
      await textOf(file, await findMember(file, name));
    assertEquals(await text("a"), "first");
    assertEquals(await text("folder/b"), "second ".repeat(100));
    assertEquals(await text("c"), "third");
    assertEquals((await findMember(file, "c")).deflated, false);
  }));

Deno.test("findMember() sees past a comment", () => {
  const comment = new Uint8Array(60_000);
  const archive = new Uint8Array(ARCHIVE.length + comment.length);
  archive.set(ARCHIVE);
  const view = new DataView(archive.buffer);
  view.setUint16(ARCHIVE.length - 2, comment.length, true);
  return withFile(archive, async (file) => {
    assertEquals(await textOf(file, await findMember(file, "a")), "first");
  });
});

Deno.test("findMember() says that a member is missing", () =>
  withFile(ARCHIVE, async (file) => {
    await assertRejects(
      () => findMember(file, "folder"),
      Error,
      "Cannot read archive: it must hold folder, got none",
    );
  }));

Deno.test("findMember() refuses what is no archive", () =>
  withFile(ARCHIVE.slice(0, -22), async (file) => {
    await assertRejects(
      () => findMember(file, "a"),
      Error,
      "Cannot read archive: it must have a directory at its end",
    );
  }));

Deno.test("findMember() refuses a directory of absurd size", () => {
  const archive = ARCHIVE.slice();
  const view = new DataView(archive.buffer);
  view.setUint32(archive.length - 10, 0xfffffff0, true);
  return withFile(archive, async (file) => {
    await assertRejects(
      () => findMember(file, "a"),
      Error,
      "Cannot read archive: it must have a directory of 64 MiB at most",
    );
  });
});

/** Appends an archive to a file that is already longer than 4 GiB. */
const APPEND = `
import sys, zipfile
with open(sys.argv[1], "r+b") as file:
    file.truncate(2**32 + 12345)
with zipfile.ZipFile(sys.argv[1], "a", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("near", "the first")
    archive.writestr("far", "the second")
`;

Deno.test("findMember() reads the 64-bit archives that Python writes", () =>
  withFile(new Uint8Array(), async (file, path) => {
    // The 4 GiB are a hole: they take no room.
    const command = new Deno.Command("python3", { args: ["-c", APPEND, path] });
    assertEquals((await command.output()).success, true);
    const member = await findMember(file, "far");
    assertEquals(member.start > 2 ** 32, true);
    assertEquals(await textOf(file, member), "the second");
  }));
