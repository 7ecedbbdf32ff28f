import { type Builder, convolution, pool3, type Stage } from "./stages.ts";

/** AlexNet's convolutions, as torchvision has them: five stages. */
export function alexStages(builder: Builder): Stage[] {
  const conv1 = convolution(builder, "conv1", {
    inputs: 3,
    outputs: 64,
    kernel: 11,
    stride: 4,
    padding: 2,
  });
  const conv2 = convolution(builder, "conv2", {
    inputs: 64,
    outputs: 192,
    kernel: 5,
  });
  const conv3 = convolution(builder, "conv3", {
    inputs: 192,
    outputs: 384,
    kernel: 3,
  });
  const conv4 = convolution(builder, "conv4", {
    inputs: 384,
    outputs: 256,
    kernel: 3,
  });
  const conv5 = convolution(builder, "conv5", {
    inputs: 256,
    outputs: 256,
    kernel: 3,
  });
  return [
    { channels: 64, apply: conv1 },
    { channels: 192, apply: (x) => conv2(pool3(x)) },
    { channels: 384, apply: (x) => conv3(pool3(x)) },
    { channels: 256, apply: conv4 },
    { channels: 256, apply: conv5 },
  ];
}
