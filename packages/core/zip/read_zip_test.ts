import { assertEquals, assertThrows } from "@std/assert";
import { readZip } from "./read_zip.ts";
import { ZipError } from "./zip_error.ts";
import type { ZipMember, ZipSource } from "./zip_member.ts";

/** An archive that Python made; its file is removed afterwards. */
class Archive implements Disposable, ZipSource {
  readonly name = "any.zip";
  readonly size: number;
  readonly #path: string;
  readonly #file: Deno.FsFile;

  /** Runs Python lines that fill `archive`, a file open at `path`. */
  constructor(lines: string) {
    this.#path = Deno.makeTempFileSync();
    const program = "import sys, zipfile\npath = sys.argv[1]\n" + lines;
    try {
      const { success, stderr } = new Deno.Command("python3", {
        args: ["-c", program, this.#path],
      }).outputSync();
      if (!success) throw new Error(new TextDecoder().decode(stderr));
      this.#file = Deno.openSync(this.#path);
      this.size = this.#file.statSync().size;
    } catch (error) {
      Deno.removeSync(this.#path);
      throw error;
    }
  }

  read(begin: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    this.#file.seekSync(begin, Deno.SeekMode.Start);
    if (length > 0) assertEquals(this.#file.readSync(bytes), length);
    return bytes;
  }

  /** The text of a member, unpacked. */
  async text(member: ZipMember | undefined): Promise<string | undefined> {
    if (member === undefined) return undefined;
    const stored = new Blob([this.read(member.start, member.bytes)]).stream();
    if (!member.deflated) return await new Response(stored).text();
    const raw = stored.pipeThrough(new DecompressionStream("deflate-raw"));
    return await new Response(raw).text();
  }

  [Symbol.dispose](): void {
    this.#file.close();
    Deno.removeSync(this.#path);
  }
}

const PLAIN = `
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a", "first")
    archive.writestr("folder/b", "second " * 100)
    archive.writestr("c", "third", zipfile.ZIP_STORED)
    archive.comment = b"a comment" * 7000
`;

Deno.test("readZip() finds deflated and stored members, past a comment", async () => {
  using source = new Archive(PLAIN);
  const archive = readZip(source);
  assertEquals([...archive.names], ["a", "folder/b", "c"]);
  assertEquals(await source.text(archive.find("a")), "first");
  assertEquals(
    await source.text(archive.find("folder/b")),
    "second ".repeat(100),
  );
  assertEquals(await source.text(archive.find("c")), "third");
  assertEquals(archive.find("c")?.deflated, false);
  assertEquals(archive.find("folder"), undefined);
});

Deno.test("readZip() reads the 64-bit archives that Python writes", async () => {
  // The 4 GiB are a hole: they take no room.
  using source = new Archive(`
with open(path, "r+b") as file:
    file.truncate(2**32 + 12345)
with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("near", "the first")
    archive.writestr("far", "the second")
`);
  const member = readZip(source).find("far");
  assertEquals(Number(member?.start) > 2 ** 32, true);
  assertEquals(await source.text(member), "the second");
});

/** A copy of an archive, changed, as a source. */
function changed(
  content: Uint8Array,
  change: (view: DataView, size: number, directory: number) => void,
): ZipSource {
  const bytes = content.slice();
  const view = new DataView(bytes.buffer);
  change(view, bytes.length, view.getUint32(bytes.length - 6, true));
  return {
    name: "any.zip",
    size: bytes.length,
    read: (begin, length) => bytes.slice(begin, begin + length),
  };
}

Deno.test("readZip() refuses what is no archive, or a broken one", () => {
  const cases: readonly (readonly [
    string,
    (view: DataView, size: number, directory: number) => void,
  ])[] = [
    [
      "its end must be a directory",
      (view, size) => view.setUint8(size - 22, 0),
    ],
    [
      "its directory must have 64 MiB at most",
      (view, size) => view.setUint32(size - 10, 0xfffffff0, true),
    ],
    [
      "its parts must lie in it",
      (view, size) => view.setUint32(size - 6, size, true),
    ],
    [
      "its directory must be whole",
      (view, _, directory) => view.setUint8(directory, 0),
    ],
    [
      "its members must be stored or deflated",
      (view, _, directory) => view.setUint16(directory + 10, 12, true),
    ],
    [
      "its members must be stored or deflated", // This one is encrypted.
      (view, _, directory) => view.setUint16(directory + 8, 1, true),
    ],
    [
      "each of its members must begin with a header",
      (view, _, directory) => view.setUint32(directory + 42, 1, true),
    ],
    [
      "its members must lie in it",
      (view, _, directory) => view.setUint32(directory + 20, 99_999, true),
    ],
    [
      "it must hold a once, got two",
      // "c", the last, becomes "a".
      (view, size) => view.setUint8(size - 23, "a".charCodeAt(0)),
    ],
  ];
  using plain = new Archive(PLAIN.replace(/.*comment.*\n/, ""));
  const content = plain.read(0, plain.size);
  for (const [why, change] of cases) {
    const source = changed(content, change);
    assertThrows(
      () => readZip(source).find("a"),
      ZipError,
      `Cannot read any.zip: ${why}`,
    );
  }
});
