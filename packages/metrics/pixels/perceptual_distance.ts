import { checkScores } from "./check_scores.ts";
import { checkPair, type ImagePair } from "./image_pair.ts";

/**
 * A network that says how different two images look, such as LPIPS.
 *
 * Measures take one as an argument, so that they depend on no network:
 * `LpipsNet` of `@revisage/models` becomes one in a few lines.
 */
export interface PerceptualDistance {
  /** What a report calls it, such as `"lpips-alex"`. */
  readonly name: string;
  /** SHA-256 of the weights, 64 lowercase hexadecimal digits. */
  readonly digest: string;
  /**
   * Compares the images of each pair; the pairs do not affect each other.
   *
   * @param pairs Any number, of any sizes that the network takes.
   * @returns A number for each pair, in their order: 0 for equal images, and
   * more the more they differ.
   */
  compare(pairs: readonly ImagePair[]): Promise<Float64Array>;
}

/**
 * How different a network finds the images of each pair. Less is better.
 *
 * @param pairs The images.
 * @param distance The network.
 * @returns A number for each pair, in their order.
 * @throws {TypeError} If one of a pair is no image.
 * @throws {RangeError} If sizes differ within a pair, or the network gives
 * another number of distances or one that is not finite.
 *
 * @example Any function of a pair will do
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { type PerceptualDistance, perceptualDistances } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const red: PerceptualDistance = {
 *   name: "red",
 *   digest: "0".repeat(64),
 *   compare: (pairs) =>
 *     Promise.resolve(Float64Array.from(
 *       pairs,
 *       ({ restored, reference }) =>
 *         Math.abs(restored.data[0]! - reference.data[0]!),
 *     )),
 * };
 * const [restored, reference] = [5, 2].map((level) =>
 *   createImage(1, 1, Uint8Array.of(level, 0, 0))
 * );
 * const pair = { restored: restored!, reference: reference! };
 * assertEquals(await perceptualDistances([pair], red), Float64Array.of(3));
 * ```
 */
export async function perceptualDistances(
  pairs: readonly ImagePair[],
  distance: PerceptualDistance,
): Promise<Float64Array> {
  pairs.forEach(checkPair);
  const distances = await distance.compare(pairs);
  checkScores(distance.name, distances, pairs.length);
  return distances;
}
