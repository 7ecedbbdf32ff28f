import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { linearMap } from "../linear_map.ts";

/**
 * Moves each image by whole pixels; what comes in from outside is 0.
 *
 * The offset may be a tensor that has no value yet, in a function that is being
 * compiled. The adjoint is a move back.
 *
 * @param offset Down and to the right, `[B, 2]`.
 */
export function translate(x: Tensor4D, offset: Tensor2D): Tensor4D {
  return linearMap(
    x,
    (x, [offset]) => move(x as Tensor4D, offset!.toInt()),
    (dy, [offset]) => move(dy as Tensor4D, offset!.toInt().neg()),
    [offset],
  );
}

function move(x: Tensor4D, offset: Tensor): Tensor4D {
  const [b, h, w, c] = x.shape;
  const [down, right] = tf.split(offset, 2, 1) as [Tensor, Tensor]; // [B,1]
  const rows = tf.range(0, h, 1, "int32").sub(down); // [B,H]
  const columns = tf.range(0, w, 1, "int32").sub(right); // [B,W]
  const image = tf.range(0, b, 1, "int32").mul(h * w).reshape([b, 1, 1]);
  const pixel = nearest(rows, h).mul(w).expandDims(2)
    .add(nearest(columns, w).expandDims(1))
    .add(image); // [B,H,W]
  const isInside = inside(rows, h).expandDims(2)
    .mul(inside(columns, w).expandDims(1)); // [B,H,W]
  return tf.gather(x.reshape([b * h * w, c]), pixel.reshape([-1]).toInt())
    .reshape([b, h, w, c])
    .mul(isInside.expandDims(3));
}

function nearest(index: Tensor, size: number): Tensor {
  return index.maximum(tf.scalar(0, "int32"))
    .minimum(tf.scalar(size - 1, "int32"));
}

/** 1 inside, 0 outside. */
function inside(index: Tensor, size: number): Tensor {
  return index.equal(nearest(index, size)).toFloat();
}
