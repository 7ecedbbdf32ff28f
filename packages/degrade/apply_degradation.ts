import type { Image } from "@revisage/core";
import type { Degradation } from "./degradation.ts";
import { Degrader } from "./degrader.ts";

/**
 * Does to a picture what a degradation says. Pure: the same picture and
 * degradation give the same picture.
 *
 * For many pictures a {@linkcode Degrader} is quicker, since it keeps its
 * memory.
 *
 * @param image The picture; it stays as it is.
 * @param degradation What is done to it.
 * @returns A new picture.
 * @throws {ConfigError} If a number of the degradation is out of its range.
 * @throws {RangeError} If the picture or a size is too large for the memory.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { applyDegradation } from "@revisage/degrade";
 * import { assertEquals } from "@std/assert";
 *
 * const image = createImage(1, 1, Uint8Array.of(100, 200, 50));
 * const gray = applyDegradation(image, { steps: [{ kind: "gray" }] });
 * assertEquals([...gray.data], [153, 153, 153]);
 * ```
 */
export function applyDegradation(
  image: Image,
  degradation: Degradation,
): Image {
  return new Degrader().apply(image, degradation);
}
