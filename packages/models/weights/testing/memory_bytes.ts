import type { FileBytes } from "../pth/file_bytes.ts";
import { PthError } from "../pth/pth_error.ts";

/** Bytes in memory in the place of a file. Counts what is read of them. */
export function memoryBytes(
  content: Uint8Array,
): FileBytes & { readonly taken: () => number } {
  let taken = 0;
  return {
    name: "file.pth",
    size: content.length,
    taken: () => taken,
    read(begin, length) {
      if (!(begin >= 0 && begin + length <= content.length)) {
        throw new PthError("file.pth", "it ends too early, or was cut short");
      }
      taken += length;
      return new Uint8Array(content.subarray(begin, begin + length));
    },
    [Symbol.dispose]() {},
  };
}
