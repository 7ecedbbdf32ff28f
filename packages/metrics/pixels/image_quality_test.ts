import { createImage } from "@revisage/core";
import { assertEquals, assertRejects } from "@std/assert";
import { imageQualities, type ImageQuality } from "./image_quality.ts";

/** Brightness of the first pixel. */
const brightness: ImageQuality = {
  name: "brightness",
  better: "higher",
  judge: (images) =>
    Promise.resolve(Float64Array.from(images, ({ data }) => data[0]!)),
};

Deno.test("imageQualities() gives a number for each image, in order", async () => {
  const images = [9, 4].map((v) => createImage(1, 1, Uint8Array.of(v, v, v)));
  const results = await imageQualities(images, brightness);
  assertEquals(results, Float64Array.of(9, 4));
});

Deno.test("imageQualities() refuses what is no image, and a broken measure", async () => {
  const nothing = null as unknown as ReturnType<typeof createImage>;
  const noImage = () => imageQualities([nothing], brightness);
  assertEquals(
    (await assertRejects(noImage, TypeError)).message,
    "Cannot use image: must be an image, got null",
  );
  const broken: ImageQuality = {
    ...brightness,
    judge: () => Promise.resolve(new Float64Array(0)),
  };
  const none = () => imageQualities([createImage(1, 1)], broken);
  assertEquals(
    (await assertRejects(none, RangeError)).message,
    "Cannot use brightness: it must give 1 numbers, got 0",
  );
});
