import type { Image } from "@revisage/core";
import { fromLevels, levelsOf, type LpipsNet } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import type { Measure } from "./measure.ts";

/** LPIPS: how different pictures look. */
export function lpipsMeasure(net: LpipsNet): Measure {
  return {
    name: "lpips",
    better: "lower",
    measure: async ({ restored, reference }) => {
      const distance = tf.tidy(() =>
        net.compare(tensorOf(restored), tensorOf(reference)).total
      );
      try {
        return [...await distance.data()];
      } finally {
        distance.dispose();
      }
    },
  };
}

const tensorOf = (images: readonly Image[]) => fromLevels(levelsOf(images));
