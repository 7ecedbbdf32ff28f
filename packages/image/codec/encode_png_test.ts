import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { decode } from "./decode.ts";
import { encodePng } from "./encode_png.ts";
import { anyImage } from "./testing/any_image.ts";

Deno.test("encodePng() loses nothing", () => {
  fc.assert(
    fc.property(anyImage, (image) => {
      assertEquals(decode(encodePng(image)), image);
    }),
    { numRuns: 60, seed: 4 },
  );
});
