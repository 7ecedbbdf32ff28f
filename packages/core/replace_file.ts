/** Adds bytes to the end of the new file. */
export type Append = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes a file so that nobody ever sees a part of it.
 *
 * The bytes go to a new file in the same folder, are forced to the disk, and
 * take the name in one step. If the process dies on the way, what was there
 * before is untouched, and a file that ends in `.tmp` is left.
 *
 * @param path The file to make or replace.
 * @param fill Gives the content, piece by piece.
 * @throws {Error} If the system refuses; the message names `path`, the cause
 * is the system's own error. What `fill` throws comes through as it is. In
 * both cases the new file is removed.
 *
 * @example
 * ```ts
 * import { replaceFile } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".json" });
 * await replaceFile(path, async (append) => {
 *   await append(new TextEncoder().encode('{"step":'));
 *   await append(new TextEncoder().encode("7}"));
 * });
 * assertEquals(Deno.readTextFileSync(path), '{"step":7}');
 * await Deno.remove(path);
 * ```
 */
export async function replaceFile(
  path: string,
  fill: (append: Append) => Promise<void>,
): Promise<void> {
  // Not Deno.makeTempFile: its files can be read by their owner only.
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  const file = await named(
    path,
    Deno.open(temporary, { write: true, createNew: true }),
  );
  try {
    try {
      await fill((bytes) => named(path, writeAll(file, bytes)));
      await named(path, file.sync());
    } finally {
      file.close();
    }
    await named(path, Deno.rename(temporary, path));
  } catch (error) {
    await Deno.remove(temporary).catch(() => {}); // The first error matters.
    throw error;
  }
}

/** `file.write` alone may stop after a part. */
async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    done += await file.write(bytes.subarray(done));
  }
}

/** The system's errors say what failed, but not always with which file. */
async function named<T>(path: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot write ${path}: ${reason}`, { cause });
  }
}
