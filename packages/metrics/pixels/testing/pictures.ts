import { createImage, type Image } from "@revisage/core";
import fc from "fast-check";

/** A picture of one color. */
export function flat(
  width: number,
  height: number,
  color: readonly [number, number, number],
): Image {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < data.length; i++) data[i] = color[i % 3]!;
  return createImage(width, height, data);
}

/** Any two pictures of one size, at least 11×11. */
export const anyPair: fc.Arbitrary<{ restored: Image; reference: Image }> = fc
  .tuple(fc.integer({ min: 11, max: 16 }), fc.integer({ min: 11, max: 16 }))
  .chain(([width, height]) => {
    const size = 3 * width * height;
    const picture = fc.uint8Array({ minLength: size, maxLength: size })
      .map((data) => createImage(width, height, data));
    return fc.record({ restored: picture, reference: picture });
  });

/** The picture turned around its diagonal: columns become rows. */
export function transpose({ width, height, data }: Image): Image {
  const turned = createImage(height, width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      turned.data.set(data.subarray(from, from + 3), 3 * (x * height + y));
    }
  }
  return turned;
}
