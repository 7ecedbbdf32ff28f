import { checkImage, createImage, type Image } from "@revisage/core";
import type { Size } from "../resample/size.ts";
import { checkColor, type Color } from "./color.ts";
import { drawLettering } from "./lettering.ts";
import { layOut } from "./montage_layout.ts";

/** How {@linkcode montage} lays out pictures. */
export interface MontageOptions {
  /** A caption for each column, under the last row. */
  readonly columnLabels?: readonly string[];
  /** A caption under each row. */
  readonly rowLabels?: readonly string[];
  /** Pixels between pictures, and around them; 4 if left out. */
  readonly gap?: number;
  /** Color between pictures; white if left out. */
  readonly background?: Color;
  /** Color of captions; black if left out. */
  readonly ink?: Color;
}

/**
 * Puts pictures of one size side by side in rows, with captions, in the order
 * in which one reads them: a sheet of samples.
 *
 * Captions of columns stand under the last row. They are larger under larger pictures, and take more lines where one is
 * too short. They know ASCII and `×÷°±σδ…→–`; anything else is an empty frame.
 *
 * @param rows At least one picture. A row that is shorter than others ends in
 * the color of the background.
 * @returns A new picture.
 * @throws {RangeError} If there is no picture, one has another size than the
 * first, the captions of columns or rows are not as many as these, `gap` is not
 * an integer of at least 0, or a color is none.
 * @throws {TypeError} If one of them is no image.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { montage } from "@revisage/image";
 * import { assertEquals } from "@std/assert";
 *
 * const face = createImage(64, 64);
 * const sheet = montage([[face, face], [face, face]], {
 *   columnLabels: ["degraded", "restored"],
 * });
 * assertEquals(sheet.width, 4 + 64 + 4 + 64 + 4);
 * ```
 */
export function montage(
  rows: readonly (readonly Image[])[],
  options: MontageOptions = {},
): Image {
  const cell = checkRows(rows);
  const { gap = 4, background = [255, 255, 255], ink = [0, 0, 0] } = options;
  const columns = Math.max(...rows.map((row) => row.length));
  checkLabels("columnLabels", options.columnLabels, columns);
  checkLabels("rowLabels", options.rowLabels, rows.length);
  checkGap(gap);
  checkColor("make montage", "background", background);
  checkColor("make montage", "ink", ink);
  const layout = layOut({ cell, columns, rows: rows.length, gap }, options);
  const sheet = createImage(layout.width, layout.height);
  for (let i = 0; i < sheet.data.length; i++) {
    sheet.data[i] = background[i % 3]!;
  }
  rows.forEach((row, y) =>
    row.forEach((image, x) =>
      paste(sheet, image, layout.lefts[x]!, layout.tops[y]!)
    )
  );
  for (const caption of layout.captions) {
    drawLettering(sheet, caption.lettering, caption, ink);
  }
  return sheet;
}

/** Checks that all are images of one size, and returns it. */
function checkRows(rows: readonly (readonly Image[])[]): Size {
  const first = rows.flat()[0];
  if (first === undefined) {
    throw new RangeError(
      "Cannot make montage: rows must hold an image, got none",
    );
  }
  rows.forEach((row, y) =>
    row.forEach((image, x) => {
      checkImage(image, `image ${x + 1} of row ${y + 1}`);
      if (image.width !== first.width || image.height !== first.height) {
        throw new RangeError(
          `Cannot make montage: image ${x + 1} of row ${
            y + 1
          } must be ${first.width}×${first.height}, got ${image.width}×${image.height}`,
        );
      }
    })
  );
  return { width: first.width, height: first.height };
}

function checkLabels(
  name: string,
  labels: readonly string[] | undefined,
  count: number,
): void {
  if (labels !== undefined && labels.length !== count) {
    throw new RangeError(
      `Cannot make montage: ${name} must be ${count}, got ${labels.length}`,
    );
  }
}

function checkGap(gap: number): void {
  if (!Number.isSafeInteger(gap) || gap < 0) {
    throw new RangeError(
      `Cannot make montage: gap must be an integer of at least 0, got ${gap}`,
    );
  }
}

function paste(sheet: Image, image: Image, left: number, top: number): void {
  const length = 3 * image.width;
  for (let y = 0; y < image.height; y++) {
    const row = image.data.subarray(y * length, (y + 1) * length);
    sheet.data.set(row, 3 * ((top + y) * sheet.width + left));
  }
}
