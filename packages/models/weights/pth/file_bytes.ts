import { PthError } from "./pth_error.ts";

/** An open file that is read in pieces. */
export interface FileBytes extends Disposable {
  /** What error messages call it. */
  readonly name: string;
  /** Its length in bytes. */
  readonly size: number;
  /**
   * Reads `length` bytes from `begin` into a new buffer.
   *
   * @throws {PthError} If the file ends before that.
   */
  read(begin: number, length: number): Uint8Array<ArrayBuffer>;
}

/** Opens a file. Memory is taken only for bytes that it really has. */
export function openBytes(path: string): FileBytes {
  const file = Deno.openSync(path);
  const { size } = file.statSync();
  let isOpen = true;
  return {
    name: path,
    size,
    read(begin, length) {
      if (!isOpen) throw new PthError(path, "the file is closed");
      if (begin + length > size) throw cutShort(path);
      const bytes = new Uint8Array(length);
      file.seekSync(begin, Deno.SeekMode.Start);
      for (let done = 0; done < length;) {
        const count = file.readSync(bytes.subarray(done));
        if (count === null) throw cutShort(path);
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

function cutShort(path: string): PthError {
  return new PthError(path, "it ends too early, or was cut short");
}
