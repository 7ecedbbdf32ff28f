import { assertEquals } from "@std/assert";
import type { FeatureExtractor } from "./feature_extractor.ts";
import { checkFeatures } from "./features.ts";
import { createImage, type Image } from "./image.ts";

/** Sees the mean of each color: an extractor without weights. */
class MeanColor implements FeatureExtractor {
  readonly name = "mean-color";
  // SHA-256 of no bytes.
  readonly digest =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  readonly dimensions = 3;
  readonly inputSize = 1;

  extract(images: readonly Image[]) {
    const data = new Float64Array(images.length * this.dimensions);
    images.forEach((image, row) =>
      image.data.forEach((value, i) => {
        data[3 * row + i % 3]! += 3 * value / image.data.length;
      })
    );
    return Promise.resolve({ data, count: images.length, dimensions: 3 });
  }
}

Deno.test("FeatureExtractor can be written in a few lines and gives a row an image", async () => {
  const extractor: FeatureExtractor = new MeanColor();
  const features = await extractor.extract([
    createImage(1, 2, Uint8Array.of(10, 20, 30, 30, 40, 50)),
    createImage(1, 1),
  ]);
  checkFeatures(features);
  assertEquals([...features.data], [20, 30, 40, 0, 0, 0]);
});

Deno.test("FeatureExtractor gives no rows for no images", async () => {
  const features = await new MeanColor().extract([]);
  checkFeatures(features);
  assertEquals(features.count, 0);
});
