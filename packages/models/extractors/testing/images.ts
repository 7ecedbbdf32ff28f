import * as tf from "@tensorflow/tfjs";
import { hashedImage } from "./hashed_weights.ts";

/** The shape of a batch of images. */
export type Shape4D = [number, number, number, number];

/** Images in [−1, 1] that follow from a name. */
export function image(name: string, shape: Shape4D): tf.Tensor4D {
  const size = shape.reduce((a, b) => a * b);
  return tf.tensor4d(hashedImage(name, size), shape);
}
