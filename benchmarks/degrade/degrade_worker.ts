/**
 * Measures how long pictures take to be degraded. Its one argument is
 * `DegradeSettings` as JSON.
 *
 * @module
 */

import { createImage } from "@revisage/core";
import { Degrader } from "@revisage/degrade";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import type { DegradeSettings } from "./settings.ts";

async function prepare(settings: DegradeSettings): Promise<Work> {
  const { size, picture, degradations } = settings;
  const image = createImage(size, size, await Deno.readFile(picture));
  const degrader = new Degrader();
  return {
    versions: {},
    run: () =>
      milliseconds(() => {
        for (const degradation of degradations) {
          degrader.apply(image, degradation);
        }
      }),
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
