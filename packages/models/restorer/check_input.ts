import { checkShapes } from "@revisage/core";
import type { Tensor4D } from "@tensorflow/tfjs";
import type { RestorerConfig } from "./config.ts";
import { checkNoise } from "./noise.ts";
import type { ApplyOptions } from "./restoration.ts";

/** @throws {RangeError} If images are not of the restorer's size. */
export function checkImages(
  name: "x" | "y",
  images: Tensor4D,
  { size }: RestorerConfig,
): void {
  const { S } = checkShapes({ [name]: [images, "BSS3"] } as const);
  if (S === size) return;
  throw new RangeError(
    `Cannot use ${name} of shape [${images.shape}]: S must be ${size}, got ${S}`,
  );
}

/** @throws {RangeError} If a restorer of this config cannot do that. */
export function checkInput(
  x: Tensor4D,
  { noise, quantize }: Required<ApplyOptions>,
  config: RestorerConfig,
): void {
  checkImages("x", x, config);
  if (quantize && !config.quantize) {
    throw new RangeError(
      "Cannot quantize: the restorer was made without codebooks",
    );
  }
  if (noise === null) return;
  if (!config.noise) {
    throw new RangeError(
      "Cannot use noise: the restorer was made without noise",
    );
  }
  checkNoise(noise, config);
}
