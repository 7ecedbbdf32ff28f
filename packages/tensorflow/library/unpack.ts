import { readZip, type ZipMember } from "@revisage/core";
import { createHash } from "node:crypto";
import { LibraryError } from "./library_error.ts";
import type { Wheel, WheelLibrary } from "./wheels.ts";

const READ_BYTES = 64 * 2 ** 10;

/**
 * Unpacks a wheel's libraries into a folder, and checks each against its
 * digest. Memory stays bounded: the bytes flow from file to file.
 *
 * @throws {LibraryError} `"digest"`, if a library is not the published one.
 */
export async function unpackLibraries(
  wheelFile: string,
  wheel: Wheel,
  folder: string,
): Promise<void> {
  using archive = await Deno.open(wheelFile);
  const members = readZip({
    name: wheelFile,
    size: archive.statSync().size,
    read: (begin, length) => readNow(archive, begin, length),
  });
  for (const library of wheel.libraries) {
    const name = `tensorflow/${library.name}`;
    const member = members.find(name);
    if (member === undefined) {
      throw new Error(`Cannot read ${wheelFile}: it must hold ${name}`);
    }
    const digest = await unpack(archive, member, `${folder}/${library.name}`);
    if (digest !== library.sha256) throw digestError(wheel, library, digest);
  }
}

/** Writes a member to a new file and returns its SHA-256 in hex. */
async function unpack(
  archive: Deno.FsFile,
  member: ZipMember,
  path: string,
): Promise<string> {
  const stored = readRange(archive, member.start, member.bytes);
  const bytes = member.deflated
    ? stored.pipeThrough(new DecompressionStream("deflate-raw"))
    : stored;
  const hash = createHash("sha256");
  using file = await Deno.open(path, { write: true, createNew: true });
  for await (const chunk of bytes) {
    hash.update(chunk);
    for (let rest = chunk; rest.length > 0;) {
      rest = rest.subarray(await file.write(rest));
    }
  }
  // Or a power cut could leave a file of the right size without its bytes.
  await file.sync();
  return hash.digest("hex");
}

function readNow(
  file: Deno.FsFile,
  begin: number,
  length: number,
): Uint8Array {
  const bytes = new Uint8Array(length);
  file.seekSync(begin, Deno.SeekMode.Start);
  for (let done = 0; done < length;) {
    const count = file.readSync(bytes.subarray(done));
    if (count === null) throw new Error("Cannot read a file that shrank");
    done += count;
  }
  return bytes;
}

/** The bytes of a file from `start` on, `length` of them. */
function readRange(
  file: Deno.FsFile,
  start: number,
  length: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let rest = length;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async start() {
      await file.seek(start, Deno.SeekMode.Start);
    },
    async pull(controller) {
      const buffer = new Uint8Array(Math.min(rest, READ_BYTES));
      const count = rest === 0 ? null : await file.read(buffer);
      if (count === null) return controller.close();
      rest -= count;
      controller.enqueue(buffer.subarray(0, count));
    },
  });
}

function digestError(
  wheel: Wheel,
  library: WheelLibrary,
  digest: string,
): LibraryError {
  return new LibraryError(
    "digest",
    `Cannot fetch TensorFlow ${wheel.version}: the SHA-256 of ${library.name} ` +
      `must be ${library.sha256}, got ${digest}`,
    "it was deleted, and the disk may be failing: run again",
  );
}
