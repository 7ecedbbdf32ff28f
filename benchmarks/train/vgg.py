"""VGG-19 up to conv3_4, and GFPGAN's distance."""

import torch
import torch.nn.functional as F
from torch import nn

BLOCKS = ((2, 64), (2, 128), (4, 256))
WEIGHTS = {"block1_conv2": 0.1, "block2_conv2": 0.1, "block3_conv4": 1.0}
MEAN = (103.939, 116.779, 123.68)  # BGR, of Keras.


class Vgg19(nn.Module):
    def __init__(self):
        super().__init__()
        inputs = 3
        for block, (count, outputs) in enumerate(BLOCKS, 1):
            for i in range(1, count + 1):
                convolution = nn.Conv2d(inputs, outputs, 3, padding=1)
                self.add_module(f"block{block}_conv{i}", convolution)
                inputs = outputs
        self.requires_grad_(False)

    def forward(self, x):
        mean = torch.tensor(MEAN)[:, None, None]
        h, found = (x.flip(1) + 1) * 127.5 - mean, {}
        for name, convolution in self.named_children():
            if name.endswith("conv1") and name != "block1_conv1":
                h = F.max_pool2d(h, 2)
            h = convolution(h)
            if name in WEIGHTS:
                found[name] = h
            h = F.relu(h)
        return found

    def distance(self, restored, reference):
        """Eq. 10, second term, before activations."""
        seen = self(restored)
        with torch.no_grad():
            target = self(reference)
        return sum(
            weight * (seen[name] - target[name]).abs().mean()
            for name, weight in WEIGHTS.items()
        )
