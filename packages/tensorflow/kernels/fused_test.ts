import * as tf from "@tensorflow/tfjs";
import { assertSameOnCpu, wave } from "./testing/on_cpu.ts";

const ACTIVATIONS = [
  "linear",
  "relu",
  "relu6",
  "elu",
  "sigmoid",
  "leakyrelu",
  "prelu",
] as const;

for (const activation of ACTIVATIONS) {
  Deno.test(`fused convolutions end with ${activation}`, async () => {
    const shared = () => ({
      x: wave<tf.Rank.R4>([2, 5, 4, 3]),
      bias: wave<tf.Rank.R1>([3], 3),
      strides: 1,
      pad: 1,
      activation,
      preluActivationWeights: wave<tf.Rank.R1>([3], 4),
      leakyreluAlpha: 0.3,
    });
    await assertSameOnCpu(() =>
      tf.fused.conv2d({ ...shared(), filter: wave([3, 3, 3, 3], 1) })
    );
    await assertSameOnCpu(() =>
      tf.fused.depthwiseConv2d({ ...shared(), filter: wave([3, 3, 3, 1], 1) })
    );
  });
}

Deno.test("a fused convolution with channels first adds a bias to each channel", async () => {
  await assertSameOnCpu(() =>
    tf.fused.conv2d({
      x: wave<tf.Rank.R4>([2, 3, 5, 4]),
      filter: wave([3, 3, 3, 4], 1),
      bias: wave([4], 3),
      strides: 1,
      pad: "same",
      dataFormat: "NCHW",
      activation: "prelu",
      preluActivationWeights: wave([4], 4),
    })
  );
});
