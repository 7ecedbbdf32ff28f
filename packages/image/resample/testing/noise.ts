import { createImage, type Image } from "@revisage/core";

/** Bytes that jump over the whole range, as `testdata/make_fixtures.py` makes. */
export function noise(width: number, height: number): Image {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = Math.imul(i, Math.imul(i, 7) + 2654435761) >>> 24;
  }
  return createImage(width, height, data);
}
