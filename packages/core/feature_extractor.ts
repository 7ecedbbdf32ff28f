import type { Features } from "./features.ts";
import type { Image } from "./image.ts";

/**
 * A network that turns images into features, for a metric to compare.
 *
 * Metrics take one as an argument, so that they depend on no network. Two sets
 * of features may be compared only if `name` and `digest` are the same.
 */
export interface FeatureExtractor {
  /** What a report calls it, such as `"sface"`. */
  readonly name: string;
  /** SHA-256 of the weights, 64 lowercase hexadecimal digits. */
  readonly digest: string;
  /** Numbers that one image gives. */
  readonly dimensions: number;
  /** Side, in pixels, of the square that the network sees. */
  readonly inputSize: number;
  /**
   * Computes the features of each image; the images do not affect each other.
   *
   * An image of another size is resized as the network's authors do, so that
   * published numbers can be met.
   *
   * @param images Any number, 0 too; how many are run at once is the
   * extractor's to choose.
   * @returns A row of `dimensions` numbers for each image, in their order.
   */
  extract(images: readonly Image[]): Promise<Features>;
}
