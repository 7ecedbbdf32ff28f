import { createHash } from "node:crypto";

/** What shows that a file is whole. */
export interface FileDigest {
  /** Its size. */
  readonly bytes: number;
  /** Its SHA-256, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * How much goes to the system at once. Between two blocks the event loop turns:
 * smaller ones take more turns, larger ones hold each turn for longer.
 */
const BLOCK_BYTES = 16 * 2 ** 20;

/**
 * Writes a new file in the background of whatever else runs, and forces it to
 * the disk.
 *
 * Small pieces are gathered, so that a file of many costs few turns of the
 * event loop; no more than a block and a piece are in memory.
 *
 * @param path The file; it must not exist.
 * @param pieces Its content, taken as it is written.
 * @param blockBytes How much is written at once.
 */
export async function writeFile(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  blockBytes: number = BLOCK_BYTES,
): Promise<FileDigest> {
  using file = await Deno.open(path, { write: true, createNew: true });
  const hash = createHash("sha256");
  const block = new Uint8Array(blockBytes);
  let bytes = 0;
  let filled = 0;
  const flush = async () => {
    const full = block.subarray(0, filled);
    hash.update(full);
    await writeAll(file, full);
    bytes += filled;
    filled = 0;
  };
  for await (let piece of pieces) {
    while (piece.length > 0) {
      const part = piece.subarray(0, blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      piece = piece.subarray(part.length);
      if (filled === blockBytes) await flush();
    }
  }
  await flush();
  await file.sync();
  return { bytes, sha256: hash.digest("hex") };
}

/** `file.write` alone may stop after a part. */
async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += await file.write(bytes.subarray(done));
  }
}

/** Digests a file that is there, in bounded memory. */
export async function digestFile(path: string): Promise<FileDigest> {
  using file = await Deno.open(path);
  const hash = createHash("sha256");
  const block = new Uint8Array(2 ** 20);
  let bytes = 0;
  for (;;) {
    const count = await file.read(block);
    if (count === null) return { bytes, sha256: hash.digest("hex") };
    hash.update(block.subarray(0, count));
    bytes += count;
  }
}
