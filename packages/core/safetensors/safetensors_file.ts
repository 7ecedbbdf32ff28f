import { didYouMean } from "../config/did_you_mean.ts";
import { showValue } from "../show_value.ts";
import { type ByteSource, fileSource, memorySource } from "./byte_source.ts";
import {
  type Dtype,
  DTYPE_FORMATS,
  type StoredTensor,
  type TensorArrays,
} from "./dtype.ts";
import {
  type Header,
  LENGTH_BYTES,
  parseHeader,
  parseHeaderLength,
} from "./header.ts";
import { SafetensorsError } from "./safetensors_error.ts";
import type { TensorEntry } from "./tensor_entry.ts";

/**
 * Opens a safetensors file. Only its header is read;
 * {@linkcode SafetensorsFile.read} then fetches one tensor at a time.
 *
 * @param path The file's path.
 * @throws {SafetensorsError} If the file breaks the format.
 * @throws {Deno.errors.NotFound} If there is no such file.
 *
 * @example
 * ```ts
 * import { openSafetensors, writeSafetensors } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".safetensors" });
 * const data = new Float32Array([1, 2, 3, 4, 5, 6]);
 * await writeSafetensors(path, [
 *   ["encoder.weight", { dtype: "F32", shape: [2, 3], data }],
 * ]);
 *
 * using file = openSafetensors(path);
 * assertEquals([...file.entries.keys()], ["encoder.weight"]);
 * assertEquals(file.read("encoder.weight", "F32").data, data);
 * await Deno.remove(path);
 * ```
 */
export function openSafetensors(path: string): SafetensorsFile {
  return new SafetensorsFile(fileSource(path));
}

/**
 * Reads safetensors from memory. A tensor shares the memory of `bytes` where
 * its start is aligned to its elements, as this package and the reference
 * write it, and is a copy elsewhere.
 *
 * @param bytes The whole file.
 * @param name What error messages call it.
 * @throws {SafetensorsError} If the bytes break the format.
 *
 * @example
 * ```ts
 * import { encodeSafetensors, parseSafetensors } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = encodeSafetensors([
 *   ["step", { dtype: "I64", shape: [], data: new BigInt64Array([7n]) }],
 * ]);
 * assertEquals(parseSafetensors(bytes).read("step", "I64").data[0], 7n);
 * ```
 */
export function parseSafetensors(
  bytes: Uint8Array,
  name: string = "safetensors",
): SafetensorsFile {
  return new SafetensorsFile(memorySource(name, bytes));
}

/** An open safetensors file; `using` closes it. */
export class SafetensorsFile implements Disposable {
  /** The tensors' types, shapes and places, in the order of the file. */
  readonly entries: ReadonlyMap<string, TensorEntry>;
  /** Free texts that the file carries; without a prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly #source: ByteSource;
  readonly #dataStart: number;

  /** Prefer {@linkcode openSafetensors} and {@linkcode parseSafetensors}. */
  constructor(source: ByteSource) {
    try {
      const { header, dataStart } = readHeader(source);
      this.entries = header.entries;
      this.metadata = header.metadata;
      this.#source = source;
      this.#dataStart = dataStart;
    } catch (error) {
      source[Symbol.dispose]();
      throw error;
    }
  }

  /**
   * Reads one tensor, from the disk into exactly one buffer.
   *
   * @throws {SafetensorsError} If there is no such tensor, or the file is
   * closed, or it was cut short since it was opened.
   */
  read(name: string): StoredTensor;
  /**
   * Reads one tensor of a dtype that is known beforehand.
   *
   * @throws {SafetensorsError} If it has another dtype, and as above.
   */
  read<D extends Dtype>(name: string, dtype: D): StoredTensor<D>;
  read(name: string, dtype?: Dtype): StoredTensor {
    const entry = this.entries.get(name);
    if (entry === undefined) {
      throw new SafetensorsError(this.#source.name, this.#noSuch(name));
    }
    if (dtype !== undefined && dtype !== entry.dtype) {
      throw new SafetensorsError(
        this.#source.name,
        `dtype of ${showValue(name)} must be ${dtype}, got ${entry.dtype}`,
      );
    }
    const data = this.#readArray(entry);
    // The compiler cannot see that dtype and array belong together here.
    return { dtype: entry.dtype, shape: entry.shape, data } as StoredTensor;
  }

  #readArray({ dtype, begin, end }: TensorEntry): TensorArrays[Dtype] {
    const { View } = DTYPE_FORMATS[dtype];
    const bytes = this.#source.read(
      this.#dataStart + begin,
      end - begin,
      View.BYTES_PER_ELEMENT,
    );
    const length = bytes.byteLength / View.BYTES_PER_ELEMENT;
    return new View(bytes.buffer, bytes.byteOffset, length);
  }

  #noSuch(name: string): string {
    const near = didYouMean(name, this.entries.keys());
    const hint = near === undefined ? "" : `, did you mean ${showValue(near)}?`;
    return `no tensor ${showValue(name)}${hint}`;
  }

  /** Closes the file. What was read stays valid. */
  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]();
  }
}

function readHeader(
  source: ByteSource,
): { header: Header; dataStart: number } {
  const { name, size } = source;
  if (size < LENGTH_BYTES) {
    throw new SafetensorsError(
      name,
      `size must be at least ${LENGTH_BYTES} bytes, got ${size}`,
    );
  }
  const first = source.read(0, LENGTH_BYTES, 1);
  const length = parseHeaderLength(name, first, size);
  const bytes = source.read(LENGTH_BYTES, length, 1);
  const dataStart = LENGTH_BYTES + length;
  return { header: parseHeader(name, bytes, size - dataStart), dataStart };
}
