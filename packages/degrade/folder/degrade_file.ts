import type { Image } from "@revisage/core";
import { cropCenter, encodePng, resize } from "@revisage/image";
import { dirname, join } from "node:path";
import type { Degrader } from "../degrader.ts";
import type { DegradationRecord } from "./record.ts";

/**
 * Does to a picture what its record says, and writes it as PNG.
 *
 * @param degrader Whose memory is used.
 * @param image What was read from the record's `input`.
 * @param record What is done, and where in `folder` it is written.
 * @param folder Made if it is not there.
 */
export async function degradeFile(
  degrader: Degrader,
  image: Image,
  record: DegradationRecord,
  folder: string,
): Promise<void> {
  const { output, size, steps } = record;
  const fitted = size === null ? image : fitSquare(image, size);
  const file = encodePng(degrader.apply(fitted, { steps }));
  const path = join(folder, output);
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeFile(path, file);
}

/** The middle square, resized by Pillow's Lanczos filter. */
function fitSquare(image: Image, size: number): Image {
  const side = Math.min(image.width, image.height);
  const square = cropCenter(image, { width: side, height: side });
  return resize(square, { width: size, height: size, filter: "lanczos" });
}
