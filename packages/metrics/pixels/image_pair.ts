import { checkImage, type Image } from "@revisage/core";

/** A restored image and the one it should be, of the same size. */
export interface ImagePair {
  /** What the model made. */
  readonly restored: Image;
  /** What it should have made. */
  readonly reference: Image;
}

/**
 * Checks that a pair is two images of one size.
 *
 * @throws {TypeError} If one of them is no image.
 * @throws {RangeError} If their sizes differ.
 */
export function checkPair({ restored, reference }: ImagePair): void {
  checkImage(restored, "restored");
  checkImage(reference, "reference");
  if (
    restored.width === reference.width && restored.height === reference.height
  ) return;
  throw new RangeError(
    `Cannot compare images: restored must be ${sizeOf(reference)} pixels ` +
      `as reference is, got ${sizeOf(restored)}`,
  );
}

function sizeOf({ width, height }: Image): string {
  return `${width}×${height}`;
}
