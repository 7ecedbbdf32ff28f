import { createImage, type Image } from "@revisage/core";

/** Bytes that jump over the whole range, as `testdata/make_fixtures.py` makes. */
export function noise(width: number, height: number): Image {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < data.length; i++) {
    const word = Math.imul(i, 2654435761);
    data[i] = Math.imul(word ^ (word >>> 15), 2246822519) >>> 24;
  }
  return createImage(width, height, data);
}
