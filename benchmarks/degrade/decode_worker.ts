/**
 * Measures how long a JPEG takes to decode. Its one argument is
 * `DecodeSettings` as JSON.
 *
 * @module
 */

import { decode } from "@revisage/image";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import type { DecodeSettings } from "./settings.ts";

async function prepare({ picture, times }: DecodeSettings): Promise<Work> {
  const bytes = await Deno.readFile(picture);
  return {
    versions: {},
    run: () =>
      milliseconds(() => {
        for (let i = 0; i < times; i++) decode(bytes);
      }),
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
