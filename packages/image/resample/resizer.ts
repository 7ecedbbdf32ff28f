import { createImage, type Image } from "@revisage/core";
import { checkFilter, checkFit, checkSize } from "./check_options.ts";
import { ColumnPass } from "./column_pass.ts";
import { type Method, METHODS, type ResizeFilter } from "./filter.ts";
import { rowSummer } from "./row_summer.ts";
import type { Size } from "./size.ts";
import { writeLevels } from "./sums.ts";
import type { Taps } from "./taps.ts";

/** What a {@linkcode Resizer} is made for. */
export interface ResizerOptions {
  /** Size of the pictures before. */
  readonly from: Size;
  /** Size of the pictures after. */
  readonly to: Size;
  /** How pixels are weighed. */
  readonly filter: ResizeFilter;
}

/**
 * Resizes many pictures of one size to another. Weights are computed once, and
 * no call but the pictures it returns takes memory.
 *
 * @example Thumbnails, all in one buffer
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { Resizer } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const resizer = new Resizer({
 *   from: { width: 64, height: 48 },
 *   to: { width: 16, height: 12 },
 *   filter: "lanczos",
 * });
 * const thumbnail = createImage(16, 12);
 * const gray = createImage(64, 48, new Uint8Array(64 * 48 * 3).fill(127));
 * resizer.apply(gray, thumbnail);
 * assertEquals(thumbnail.data[0], 127);
 * ```
 */
export class Resizer {
  readonly #from: Size;
  readonly #to: Size;
  readonly #method: Method;
  readonly #across: Taps;
  readonly #down: Taps;
  readonly #columns: ColumnPass;
  /** One row of sums, and one of levels, if columns are added up first. */
  readonly #row?: { readonly sums: Int32Array; readonly levels: Uint8Array };

  /**
   * Computes the weights.
   *
   * @throws {RangeError} If a side is not a positive integer, or the filter is
   * unknown.
   */
  constructor({ from, to, filter }: ResizerOptions) {
    checkSize("resize image", from, "from.");
    checkSize("resize image", to, "to.");
    checkFilter(filter);
    this.#from = { width: from.width, height: from.height };
    this.#to = { width: to.width, height: to.height };
    this.#method = METHODS[filter];
    this.#across = this.#method.taps(from.width, to.width);
    this.#down = this.#method.taps(from.height, to.height);
    const columnsFirst = this.#method.columnsFirst?.(from, to) ?? false;
    const length = 3 * (columnsFirst ? from.width : to.width);
    this.#columns = new ColumnPass(this.#down, length, this.#method.cut);
    if (columnsFirst) {
      const sums = new Int32Array(3 * to.width);
      this.#row = { sums, levels: new Uint8Array(length) };
    }
  }

  /**
   * Resizes a picture.
   *
   * @param image A picture of the size that the resizer is made for.
   * @param into The picture to write to; left out, a new one.
   * @returns `into`, or the new picture.
   * @throws {RangeError} If `image` or `into` has the wrong size.
   * @throws {TypeError} If `image` or `into` is no image, or both share bytes.
   */
  apply(image: Image, into?: Image): Image {
    checkFit("image", image, this.#from);
    const result = into ?? createImage(this.#to.width, this.#to.height);
    checkFit("into", result, this.#to);
    if (shareBytes(image.data, result.data)) {
      throw new TypeError(
        "Cannot resize image: into must have bytes of its own, got those of image",
      );
    }
    const { width, height } = this.#to;
    if (image.width === width && image.height === height) {
      result.data.set(image.data); // As every filter would, but faster.
    } else {
      this.#resize(image.data, result.data);
    }
    return result;
  }

  /** Bytes of memory that it keeps. */
  get byteLength(): number {
    return [this.#across, this.#down].reduce(
      (bytes, { starts, counts, weights }) =>
        bytes + starts.byteLength + counts.byteLength + weights.byteLength,
      this.#columns.byteLength + (this.#row?.sums.byteLength ?? 0) +
        (this.#row?.levels.byteLength ?? 0),
    );
  }

  #resize(from: Image["data"], to: Image["data"]): void {
    // One kind of array each, so that the loops are compiled for that kind.
    const source = new Uint8Array(from.buffer, from.byteOffset, from.length);
    const target = new Uint8ClampedArray(to.buffer, to.byteOffset, to.length);
    if (this.#row === undefined) this.#addRowsFirst(source, target);
    else this.#addColumnsFirst(source, target, this.#row);
  }

  #addRowsFirst(source: Uint8Array, target: Uint8ClampedArray): void {
    const { rowRounding, finalBits } = this.#method;
    const sumRow = rowSummer(this.#across, rowRounding, this.#from.width);
    const length = 3 * this.#from.width;
    this.#columns.run(
      (row, rows, at) => sumRow(source, row * length, rows, at),
      (sums, y) => writeLevels(sums, finalBits, target, y * sums.length),
    );
  }

  #addColumnsFirst(
    source: Uint8Array,
    target: Uint8ClampedArray,
    { sums, levels }: { sums: Int32Array; levels: Uint8Array },
  ): void {
    const { rowRounding, finalBits } = this.#method;
    const sumRow = rowSummer(this.#across, rowRounding, this.#from.width);
    const rounded = new Uint8ClampedArray(levels.buffer);
    this.#columns.run((row, rows, at) => {
      const start = row * levels.length;
      for (let i = 0; i < levels.length; i++) rows[at + i] = source[start + i]!;
    }, (columnSums, y) => {
      writeLevels(columnSums, finalBits, rounded, 0);
      sumRow(levels, 0, sums, 0);
      target.set(sums, y * sums.length);
    });
  }
}

/** Whether a byte of one is a byte of the other, in one buffer. */
function shareBytes(a: Image["data"], b: Image["data"]): boolean {
  return a.buffer === b.buffer &&
    a.byteOffset < b.byteOffset + b.byteLength &&
    b.byteOffset < a.byteOffset + a.byteLength;
}
