import { didYouMean, type StoredTensor } from "@revisage/core";
import { ARRAYS, bytesPerElement, type PthDtype } from "./dtypes.ts";
import { type FileBytes, openBytes } from "./file_bytes.ts";
import { flatten } from "./flatten.ts";
import { gather, span } from "./gather.ts";
import { PthError } from "./pth_error.ts";
import { readTorchFile, type TorchFile } from "./torch_file.ts";
import type { TensorView } from "./torch_vocabulary.ts";

/** What a tensor of a `.pth` file is, without its numbers. */
export interface PthEntry {
  /** The type of each element. */
  readonly dtype: PthDtype;
  /** Sizes of the axes, slowest first; `[]` is a scalar. */
  readonly shape: readonly number[];
}

/**
 * Opens a file that PyTorch's `torch.save` made, in its zip format or in the
 * older one, and runs no code of it.
 *
 * A `.pth` file is a program in the language of Python's pickle, and loading
 * one as Python does can do anything. Here only tensors, their names and plain
 * containers are understood; a file that names anything else is refused, by
 * that name. Only the names are read; {@linkcode PthFile.read} then fetches one
 * tensor at a time, so memory stays bounded by the largest.
 *
 * @param path The file's path.
 * @throws {PthError} If it is broken, or holds anything but tensors, plain
 * values and containers.
 * @throws {Deno.errors.NotFound} If there is no such file.
 *
 * @example
 * ```ts
 * import { openPth, PthError } from "@revisage/models/weights";
 * import { assertThrows } from "@std/assert";
 *
 * // What Python would run when it loads this file: os.system("echo hostile").
 * const path = await Deno.makeTempFile({ suffix: ".pth" });
 * const pickle = "\x80\x02cos\nsystem\n(X\x0c\0\0\0echo hostiletR.";
 * const bytes = Uint8Array.from(pickle, (letter) => letter.charCodeAt(0));
 * Deno.writeFileSync(path, bytes);
 * assertThrows(() => openPth(path), PthError, "got os.system");
 * await Deno.remove(path);
 * ```
 */
export function openPth(path: string): PthFile {
  return new PthFile(openBytes(path));
}

/** An open `.pth` file; `using` closes it. */
export class PthFile implements Disposable {
  /** Types and shapes of the tensors, by their dotted names. */
  readonly entries: ReadonlyMap<string, PthEntry>;
  readonly #bytes: FileBytes;
  readonly #file: TorchFile;
  readonly #views: ReadonlyMap<string, TensorView>;

  /** Prefer {@linkcode openPth}. */
  constructor(bytes: FileBytes) {
    try {
      this.#bytes = bytes;
      this.#file = readTorchFile(bytes);
      this.#views = flatten(bytes.name, this.#file.root);
      this.entries = new Map(
        Array.from(this.#views, ([name, { storage, shape }]) => {
          return [name, { dtype: storage.dtype, shape }];
        }),
      );
    } catch (error) {
      bytes[Symbol.dispose]();
      throw error;
    }
  }

  /**
   * Reads one tensor, in row-major order whatever its strides.
   *
   * @throws {PthError} If there is no such tensor, its numbers are not in the
   * file, or the file is closed.
   */
  read(name: string): StoredTensor<PthDtype> {
    const view = this.#views.get(name);
    if (view === undefined) {
      throw new PthError(this.#bytes.name, this.#noSuch(name));
    }
    const { storage, offset, shape } = view;
    const { dtype } = storage;
    const width = bytesPerElement(dtype);
    const begin = this.#file.begin(storage) + offset * width;
    const bytes = this.#bytes.read(begin, span(view) * width);
    const data = new ARRAYS[dtype](gather(bytes, width, view).buffer);
    // The compiler cannot see that dtype and array belong together here.
    return { dtype, shape, data } as StoredTensor<PthDtype>;
  }

  #noSuch(name: string): string {
    const near = didYouMean(name, this.#views.keys());
    const hint = near === undefined ? "" : `, did you mean "${near}"?`;
    return `no tensor "${name}"${hint}`;
  }

  /** Closes the file. What was read stays valid. */
  [Symbol.dispose](): void {
    this.#bytes[Symbol.dispose]();
  }
}
