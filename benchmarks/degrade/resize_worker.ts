/**
 * Measures how long a picture takes to shrink as training data is shrunk. Its
 * one argument is `{ from, to, pictures }`: sides in pixels, pictures in a turn.
 *
 * @module
 */

import { createImage, Rng } from "@revisage/core";
import { Resizer } from "@revisage/image";
import { milliseconds, serve, type Work } from "../harness/serve.ts";

interface ResizeSettings {
  readonly from: number;
  readonly to: number;
  readonly pictures: number;
}

function prepare({ from, to, pictures }: ResizeSettings): Promise<Work> {
  const rng = new Rng(0);
  const image = createImage(from, from);
  for (let i = 0; i < image.data.length; i++) {
    image.data[i] = rng.integer(0, 256);
  }
  const resizer = new Resizer({
    from: image,
    to: { width: to, height: to },
    filter: "lanczos",
  });
  return Promise.resolve({
    versions: {},
    run: () =>
      milliseconds(() => {
        for (let i = 0; i < pictures; i++) resizer.apply(image);
      }),
  });
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
