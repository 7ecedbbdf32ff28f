import { type LpipsNet } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import type { Measure, Pairs } from "./measure.ts";

/** LPIPS: how different pictures look. */
export function lpipsMeasure(net: LpipsNet): Measure {
  return {
    name: "lpips",
    better: "lower",
    measure: async ({ restored, reference }) => {
      const distance = tf.tidy(() =>
        net.compare(toTensor(restored), toTensor(reference)).total
      );
      try {
        return [...await distance.data()];
      } finally {
        distance.dispose();
      }
    },
  };
}

/** Pictures of one size, in [−1, 1], `[B, H, W, 3]`. */
function toTensor(images: Pairs["restored"]): Tensor4D {
  const each = images.map(({ data, width, height }) =>
    tf.tensor3d(Uint8Array.from(data), [height, width, 3], "int32")
  );
  return tf.stack(each).toFloat().div(127.5).sub<Tensor4D>(1);
}
