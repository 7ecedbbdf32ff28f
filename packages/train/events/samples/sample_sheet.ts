import type { Image } from "@revisage/core";
import { montage, resize } from "@revisage/image";

/** One face of a {@linkcode sampleSheet}, all pictures of one size. */
export interface SampleFace {
  /** What the restorer is given. */
  readonly degraded: Image;
  /** What it makes of it, one picture for each seed of the sheet. */
  readonly restored: readonly Image[];
  /** What it should be. */
  readonly reference: Image;
}

/** What the words on a {@linkcode sampleSheet} say. */
export interface SampleSheetOptions {
  /** Of the noise in the restored pictures, one for each; `null` for none. */
  readonly seeds: readonly (number | null)[];
  /** A caption for each face; none if left out. */
  readonly labels?: readonly string[];
}

/**
 * Draws a sheet by which a person judges a run: a row for each face, degraded,
 * then restored once for each seed, then the reference. Each pixel of small faces
 * becomes a square of pixels.
 *
 * @param faces At least one.
 * @param options Two seeds show what the noise changes.
 * @returns A new picture, for `encodePng` and for TensorBoard.
 * @throws {RangeError} If there is no face, a face has not as many restored
 * pictures as there are seeds, pictures differ in size, or labels are not as
 * many as faces.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { encodePng } from "@revisage/image";
 * import { sampleSheet } from "@revisage/train/events";
 * import { assertEquals } from "@std/assert";
 *
 * const face = createImage(64, 64);
 * const faces = [{ degraded: face, restored: [face, face], reference: face }];
 * const sheet = sampleSheet(faces, { seeds: [1, 2], labels: ["anna.png"] });
 * assertEquals(sheet.width, 4 + 4 * (2 * 64 + 4));
 * const png = encodePng(sheet); // Bytes for Deno.writeFile().
 * assertEquals(png.subarray(1, 4), new TextEncoder().encode("PNG"));
 * ```
 */
export function sampleSheet(
  faces: readonly SampleFace[],
  { seeds, labels }: SampleSheetOptions,
): Image {
  faces.forEach(({ restored }, i) => {
    if (restored.length !== seeds.length) {
      throw new RangeError(
        `Cannot draw sample sheet: restored pictures of face ${
          i + 1
        } must be ${seeds.length}, one for each seed, got ${restored.length}`,
      );
    }
  });
  return montage(
    faces.map((face) =>
      [face.degraded, ...face.restored, face.reference].map(enlarge)
    ),
    {
      columnLabels: [
        "degraded",
        ...seeds.map((seed) =>
          seed === null ? "restored" : `restored, seed ${seed}`
        ),
        "reference",
      ],
      ...(labels && { rowLabels: labels }),
    },
  );
}

/** Below this many pixels along a side a face is hard to judge. */
const LEAST = 128;

function enlarge(image: Image): Image {
  const { width, height } = image;
  const factor = Math.ceil(LEAST / Math.max(width, height));
  if (factor <= 1) return image;
  return resize(image, {
    width: factor * width,
    height: factor * height,
    filter: "box",
  });
}
