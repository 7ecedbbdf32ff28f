import { createImage, type Image } from "@revisage/core";

/** Slopes, edges and texture: the twin of `picture` in make_fixtures.py. */
export function proceduralPicture(
  width: number,
  height: number,
  seed: number,
): Image {
  const image = createImage(width, height);
  for (let i = 0; i < image.data.length; i++) {
    const c = i % 3;
    const x = (i - c) / 3 % width;
    const y = Math.floor(i / 3 / width);
    const slope = x * (3 + seed % 5) + y * (2 + seed % 3) + 40 * c;
    const texture = (x * y * (seed + 1) + 7 * x * c + 11 * y) % 31;
    const edge = 70 * (Math.floor((x + 2 * y + 5 * seed) / 24) % 2);
    image.data[i] = (slope + texture + edge) % 256;
  }
  return image;
}
