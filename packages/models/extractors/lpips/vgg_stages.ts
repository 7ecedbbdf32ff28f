import * as tf from "@tensorflow/tfjs";
import { type Builder, convolution, type Stage } from "./stages.ts";

/** Channels and number of convolutions of each block. */
const BLOCKS = [[64, 2], [128, 2], [256, 3], [512, 3], [512, 3]] as const;

/** VGG-16's convolutions: a stage for each block. */
export function vggStages(builder: Builder): Stage[] {
  let inputs = 3;
  return BLOCKS.map(([channels, count], block) => {
    const convolutions = Array.from({ length: count }, (_, i) => {
      const config = { inputs, outputs: channels, kernel: 3 };
      inputs = channels;
      return convolution(builder, `conv${block + 1}_${i + 1}`, config);
    });
    return {
      channels,
      apply(x: tf.Tensor4D) {
        const pooled = block === 0 ? x : tf.maxPool(x, 2, 2, "valid");
        return convolutions.reduce((h, apply) => apply(h), pooled);
      },
    };
  });
}
