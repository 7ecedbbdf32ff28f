/**
 * Measures how long the SSIM of pairs of images takes. Its one argument is
 * `{ size, pairs }`: height and width, and pairs in a turn.
 *
 * @module
 */

import { createImage, type Image, Rng } from "@revisage/core";
import { ssim } from "@revisage/metrics";
import { milliseconds, serve, type Work } from "../harness/serve.ts";

interface SsimSettings {
  readonly size: number;
  readonly pairs: number;
}

function prepare({ size, pairs }: SsimSettings): Promise<Work> {
  const rng = new Rng(0);
  const pair = { restored: noise(size, rng), reference: noise(size, rng) };
  return Promise.resolve({
    versions: {},
    run: () =>
      milliseconds(() => {
        for (let i = 0; i < pairs; i++) ssim(pair);
      }),
  });
}

function noise(size: number, rng: Rng): Image {
  const image = createImage(size, size);
  for (let i = 0; i < image.data.length; i++) {
    image.data[i] = rng.integer(0, 256);
  }
  return image;
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
