import { replaceFile } from "../replace_file.ts";
import type { Dtype, StoredTensor, TensorArrays } from "./dtype.ts";
import {
  bytesOf,
  type PlacedTensor,
  planLayout,
  type SafetensorsOptions,
} from "./layout.ts";

/**
 * A tensor to be written. `data` may be a function, called when its turn
 * comes, so that no two tensors need to be in memory at once.
 */
export type TensorSource<D extends Dtype = Dtype> = {
  [K in D]: {
    /** The type of each element. */
    readonly dtype: K;
    /** Sizes of the axes, slowest first; `[]` is a scalar. */
    readonly shape: readonly number[];
    /** The elements in row-major order, or what gives them. */
    readonly data:
      | TensorArrays[K]
      | (() => TensorArrays[K] | Promise<TensorArrays[K]>);
  };
}[D];

/**
 * Writes a safetensors file, tensor by tensor.
 *
 * The same content gives the same bytes, and those that Python's `safetensors`
 * writes, except that metadata of more than one text is sorted here. A file
 * that was there is replaced in one step, by {@linkcode replaceFile}.
 *
 * @param path The file to make or replace.
 * @param tensors Names and tensors, in any order; a `Map` will do. Data must
 * not change until the promise is fulfilled.
 * @throws {TypeError} If a name, dtype, shape or the data disagree; nothing is
 * left behind.
 *
 * @example
 * ```ts
 * import { openSafetensors, writeSafetensors } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".safetensors" });
 * await writeSafetensors(path, [
 *   ["bias", { dtype: "F32", shape: [2], data: new Float32Array(2) }],
 *   ["kernel", {
 *     dtype: "F32",
 *     shape: [3, 3],
 *     data: () => new Float32Array(9).fill(0.5), // Made when its turn comes.
 *   }],
 * ], { metadata: { step: "100" } });
 *
 * using file = openSafetensors(path);
 * assertEquals(file.metadata.step, "100");
 * assertEquals(file.entries.get("kernel")?.shape, [3, 3]);
 * await Deno.remove(path);
 * ```
 */
export async function writeSafetensors(
  path: string,
  tensors: Iterable<readonly [string, TensorSource]>,
  options: SafetensorsOptions = {},
): Promise<void> {
  const layout = planLayout(path, tensors, options);
  await replaceFile(path, async (append) => {
    await append(layout.head);
    for (const placed of layout.tensors) await append(await take(path, placed));
  });
}

/**
 * Gives the bytes of a safetensors file one after another, for whoever writes
 * them by other means: with a digest, or over a wire.
 *
 * They are those of {@linkcode writeSafetensors}: the header first, then each
 * tensor. `data` that is a function is called when its turn comes.
 *
 * @param tensors Names and tensors, in any order; a `Map` will do.
 * @param file What error messages call the file.
 * @throws {TypeError} If a name, dtype, shape or the data disagree.
 *
 * @example
 * ```ts
 * import { parseSafetensors, streamSafetensors } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const pieces = streamSafetensors([
 *   ["x", { dtype: "U8", shape: [2], data: () => new Uint8Array([7, 8]) }],
 * ]);
 * const bytes = await new Response(ReadableStream.from(pieces)).bytes();
 * const { data } = parseSafetensors(bytes).read("x", "U8");
 * assertEquals([...data], [7, 8]);
 * ```
 */
export async function* streamSafetensors(
  tensors: Iterable<readonly [string, TensorSource]>,
  options: SafetensorsOptions = {},
  file: string = "safetensors",
): AsyncGenerator<Uint8Array, void, undefined> {
  const layout = planLayout(file, tensors, options);
  yield layout.head;
  for (const placed of layout.tensors) yield await take(file, placed);
}

/** The bytes of a tensor whose turn has come. */
async function take(
  file: string,
  placed: PlacedTensor<TensorSource>,
): Promise<Uint8Array> {
  const { data } = placed.tensor;
  const array = typeof data === "function" ? await data() : data;
  return bytesOf(file, placed, array);
}

/**
 * Makes the bytes of a safetensors file in memory: for small ones.
 *
 * @param tensors Names and tensors, in any order; a `Map` will do.
 * @throws {TypeError} If a name, dtype, shape or the data disagree.
 *
 * @example
 * ```ts
 * import { encodeSafetensors } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = encodeSafetensors([
 *   ["x", { dtype: "U8", shape: [2], data: new Uint8Array([7, 8]) }],
 * ]);
 * assertEquals([...bytes.slice(-2)], [7, 8]);
 * ```
 */
export function encodeSafetensors(
  tensors: Iterable<readonly [string, StoredTensor]>,
  options: SafetensorsOptions = {},
): Uint8Array<ArrayBuffer> {
  const file = "safetensors";
  const layout = planLayout(file, tensors, options);
  const bytes = new Uint8Array(layout.size);
  bytes.set(layout.head);
  let offset = layout.head.byteLength;
  for (const placed of layout.tensors) {
    bytes.set(bytesOf(file, placed, placed.tensor.data), offset);
    offset += placed.byteLength;
  }
  return bytes;
}
