import { SafetensorsError } from "./safetensors_error.ts";

/** Bytes that can be read in pieces, from a disk or from memory. */
export interface ByteSource extends Disposable {
  /** What error messages call it. */
  readonly name: string;
  /** Its length in bytes. */
  readonly size: number;
  /**
   * Reads `length` bytes from `begin`.
   *
   * @param alignment The start's address is a multiple of it.
   */
  read(begin: number, length: number, alignment: number): Uint8Array;
}

/**
 * Opens a file for reading in pieces.
 *
 * Reading is synchronous because Deno has one position for each open file: two
 * reads that wait for the disk at once would move it under each other.
 */
export function fileSource(path: string): ByteSource {
  const file = Deno.openSync(path);
  let isOpen = true;
  return {
    name: path,
    size: file.statSync().size,
    read(begin, length) {
      if (!isOpen) throw new SafetensorsError(path, "the file is closed");
      const bytes = allocate(path, length);
      file.seekSync(begin, Deno.SeekMode.Start);
      for (let done = 0; done < length;) {
        const count = file.readSync(bytes.subarray(done));
        if (count === null) {
          throw new SafetensorsError(path, "the file shrank while it was read");
        }
        done += count;
      }
      return bytes;
    },
    [Symbol.dispose]() {
      if (isOpen) file.close();
      isOpen = false;
    },
  };
}

/** Reads from bytes in memory. What is aligned is a view, the rest a copy. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.byteLength,
    read(begin, length, alignment) {
      const isAligned = (bytes.byteOffset + begin) % alignment === 0;
      return isAligned
        ? bytes.subarray(begin, begin + length)
        : bytes.slice(begin, begin + length);
    },
    [Symbol.dispose]() {},
  };
}

function allocate(path: string, length: number): Uint8Array {
  try {
    return new Uint8Array(length);
  } catch (cause) { // A RangeError that names neither file nor size.
    throw new SafetensorsError(
      path,
      `a tensor must fit into memory, got ${length} bytes`,
      { cause },
    );
  }
}
