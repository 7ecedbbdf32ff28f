import { checkImage, type Image } from "@revisage/core";
import { checkScores } from "./check_scores.ts";

/**
 * A measure of images alone, without a reference. None comes with this
 * package: it is the place where one is put in.
 */
export interface ImageQuality {
  /** What a report calls it. */
  readonly name: string;
  /** SHA-256 of its weights, 64 lowercase hexadecimal digits, if it has any. */
  readonly digest?: string;
  /** Whether more or less of it is better. */
  readonly better: "higher" | "lower";
  /**
   * Judges each image; the images do not affect each other.
   *
   * @returns A number for each image, in their order.
   */
  judge(images: readonly Image[]): Promise<Float64Array>;
}

/**
 * What a measure finds of each image.
 *
 * @param images The images.
 * @param quality The measure.
 * @returns A number for each image, in their order.
 * @throws {TypeError} If one of them is no image.
 * @throws {RangeError} If the measure gives another number of results, or one
 * that is not finite.
 *
 * @example How bright images are
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { type ImageQuality, imageQualities } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const brightness: ImageQuality = {
 *   name: "brightness",
 *   better: "higher",
 *   judge: (images) =>
 *     Promise.resolve(Float64Array.from(images, ({ data }) => data[0]!)),
 * };
 * const images = [7, 9].map((level) =>
 *   createImage(1, 1, new Uint8Array(3).fill(level))
 * );
 * assertEquals(
 *   await imageQualities(images, brightness),
 *   Float64Array.of(7, 9),
 * );
 * ```
 */
export async function imageQualities(
  images: readonly Image[],
  quality: ImageQuality,
): Promise<Float64Array> {
  images.forEach((image) => checkImage(image));
  const results = await quality.judge(images);
  checkScores(quality.name, results, images.length);
  return results;
}
