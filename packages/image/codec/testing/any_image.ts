import { createImage, type Image } from "@revisage/core";
import * as fc from "fast-check";

/** Small pictures of any pixels. */
export const anyImage: fc.Arbitrary<Image> = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ width, height }) =>
    fc.uint8Array({
      minLength: 3 * width * height,
      maxLength: 3 * width * height,
    })
      .map((data) => createImage(width, height, data))
  );
