import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { linearMap } from "../linear_map.ts";

/** Averages each window of `size` × `size`. */
export function averageWindows(x: Tensor4D, size: number): Tensor4D {
  if (size === 1) return x;
  const share = 1 / size ** 2;
  return linearMap(
    x,
    (x) => average(x, size),
    (dy) => repeat(dy, size).mul(share),
  );
}

/** Repeats each pixel in a window of `size` × `size`. */
export function repeatInWindows(x: Tensor4D, size: number): Tensor4D {
  if (size === 1) return x;
  return linearMap(
    x,
    (x) => repeat(x, size),
    (dy) => average(dy, size).mul(size ** 2),
  );
}

function average(x: Tensor, size: number): Tensor4D {
  return tf.avgPool(x as Tensor4D, size, size, "valid");
}

function repeat(x: Tensor, size: number): Tensor4D {
  const [b, h, w, c] = (x as Tensor4D).shape;
  return x.reshape([b * h, 1, w, c])
    .tile([1, size, 1, size]) // [B·H,r,W,r·C]
    .reshape([b, h * size, w * size, c]);
}
