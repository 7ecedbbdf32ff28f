import { checkImage, type Image } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";

/**
 * Puts pictures of one size into a tensor.
 *
 * @returns Levels of 0 to 255, int32, `[B, H, W, 3]`.
 * @throws {RangeError} If a picture holds other than its size says, or has
 * another size than the first.
 *
 * @example
 * ```ts
 * import { createImage } from "@revisage/core";
 * import { fromLevels, levelsOf, toLevels } from "@revisage/models";
 * import * as tf from "@tensorflow/tfjs";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const levels = levelsOf([createImage(2, 1, Uint8Array.of(0, 1, 2, 3, 4, 255))]);
 * const x = fromLevels(levels); // From −1 to 1.
 * assertEquals(toLevels(x).dataSync(), levels.dataSync());
 * ```
 */
export function levelsOf(images: readonly Image[]): Tensor4D {
  const [{ width, height } = { width: 0, height: 0 }] = images;
  const each = 3 * width * height;
  const levels = new Int32Array(images.length * each);
  images.forEach((image, i) => {
    checkImage(image, `picture ${i}`);
    if (image.width !== width || image.height !== height) {
      throw new RangeError(
        `Cannot use picture ${i}: it must be ${width}×${height} as the first is, got ${image.width}×${image.height}`,
      );
    }
    levels.set(image.data, i * each);
  });
  return tf.tensor4d(levels, [images.length, height, width, 3], "int32");
}

/** From levels of 0 to 255, `[B, H, W, 3]`, to [−1, 1], as networks take them. */
export function fromLevels(levels: Tensor4D): Tensor4D {
  return tf.tidy(() => levels.toFloat().mul(1 / 127.5).sub<Tensor4D>(1));
}

/** From about [−1, 1] to whole levels of 0 to 255, int32. */
export function toLevels(x: Tensor4D): Tensor4D {
  return tf.tidy(() =>
    x.add(1).mul(127.5).round().clipByValue(0, 255).toInt() as Tensor4D
  );
}
