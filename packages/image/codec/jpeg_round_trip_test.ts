import { assertEquals, assertNotEquals } from "@std/assert";
import * as fc from "fast-check";
import { decode } from "./decode.ts";
import { encodeJpeg } from "./encode_jpeg.ts";
import { jpegRoundTrip } from "./jpeg_round_trip.ts";
import { anyImage } from "./testing/any_image.ts";
import { proceduralPicture } from "./testing/procedural_picture.ts";

const anyOptions = fc.record({
  quality: fc.integer({ min: 1, max: 100 }),
  subsampling: fc.constantFrom("4:2:0" as const, "4:4:4" as const),
});

Deno.test("jpegRoundTrip() gives what writing and reading a file gives", () => {
  fc.assert(
    fc.property(anyImage, anyOptions, (image, options) => {
      assertEquals(
        jpegRoundTrip(image, options),
        decode(encodeJpeg(image, options)),
      );
    }),
    { numRuns: 100, seed: 4 },
  );
});

Deno.test("jpegRoundTrip() writes quality 95 and 4:2:0 by default", () => {
  const image = proceduralPicture(20, 9, 2);
  const spoiled = jpegRoundTrip(image);
  const [quality, subsampling] = [95, "4:2:0"] as const;
  assertEquals(spoiled, jpegRoundTrip(image, { quality, subsampling }));
  assertNotEquals(spoiled, jpegRoundTrip(image, { quality: 94 }));
  assertNotEquals(spoiled, jpegRoundTrip(image, { subsampling: "4:4:4" }));
});

Deno.test("jpegRoundTrip() leaves its input alone", () => {
  const image = proceduralPicture(20, 9, 2);
  jpegRoundTrip(image, { quality: 1 });
  assertEquals(image, proceduralPicture(20, 9, 2));
});
