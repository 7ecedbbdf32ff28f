"""The generator of generator.ts in PyTorch, seen in a mirror, and its training.

    python -m engine.twin '{"task": "step", "size": 128, "batch": 4, ...}'
"""

import ctypes
import json
import math
import os
import platform
import sys

import torch
import torch.nn.functional as F

from harness.serve import serve

CHANNELS = {4: 256, 8: 256, 16: 256, 32: 128, 64: 64, 128: 32, 256: 32, 512: 16}
LATENT = 256
FUSED = (8, 16, 32)
DEVIATION = 0.05


class Generator(torch.nn.Module):
    """Parameters have the paths of generator.ts. Kernels are OIHW."""

    def __init__(self, size):
        super().__init__()
        self.size = size
        self.resolutions = [r for r in CHANNELS if r <= size]
        self.paths = {}
        for path, shape in self.shapes():
            value = torch.nn.Parameter(torch.randn(shape) * DEVIATION)
            self.paths[path] = value
            self.register_parameter(path.replace(".", "_"), value)

    def forward(self, x, noise):
        features = self.encode(x)
        z = features[4].flatten(1) @ self.paths["latent.kernel"].flatten(1).t()
        return self.decode(features, torch.cat([z, torch.sigmoid(z) * noise], 1))

    def encode(self, x):
        features = {}
        h = leaky(self.conv(x, "input"))
        for resolution in reversed(self.resolutions):
            h = features[resolution] = leaky(self.conv(h, f"encoder.{resolution}"))
            if resolution > 4:
                h = leaky(self.conv(h, f"encoder.{resolution}.down", 2))
        return features

    def decode(self, features, style):
        h, image = features[4], None
        for resolution in self.resolutions:
            path = f"decoder.{resolution}"
            if resolution > 4:
                h = double(h)
            h = leaky(self.modulated(h, style, f"{path}.first"))
            if resolution in FUSED:
                h = fuse(h, features[resolution], self.paths[f"{path}.fusion"])
            h = leaky(self.modulated(h, style, f"{path}.second"))
            rgb = self.conv(h, f"{path}.rgb")
            image = rgb if image is None else double(image) + rgb
        return image

    def conv(self, x, path, stride=1):
        kernel, bias = self.paths[f"{path}.kernel"], self.paths[f"{path}.bias"]
        return F.conv2d(x, kernel, bias, stride, (kernel.shape[2] - 1) // 2)

    def modulated(self, x, style, path):
        """A convolution whose kernel is scaled by the style, and normalized."""
        kernel = self.paths[f"{path}.kernel"]
        scale = style @ self.paths[f"{path}.style"] + 1
        power = kernel.square().sum([2, 3]).t()
        norm = torch.rsqrt(scale.square() @ power + 1e-8)
        y = F.conv2d(x * per_image(scale), kernel, padding=1)
        return y * per_image(norm) + self.paths[f"{path}.bias"][:, None, None]

    def shapes(self):
        yield from conv("input", 1, 3, CHANNELS[self.size])
        for resolution in reversed(self.resolutions):
            path, c = f"encoder.{resolution}", CHANNELS[resolution]
            yield from conv(path, 3, c, c)
            if resolution > 4:
                yield from conv(f"{path}.down", 3, c, CHANNELS[resolution // 2])
        yield "latent.kernel", (LATENT, CHANNELS[4], 4, 4)
        for resolution in self.resolutions:
            path, c = f"decoder.{resolution}", CHANNELS[resolution]
            yield from modulated(f"{path}.first", CHANNELS[max(resolution // 2, 4)], c)
            if resolution in FUSED:
                yield f"{path}.fusion", (resolution**2, resolution**2)
            yield from modulated(f"{path}.second", c, c)
            yield from conv(f"{path}.rgb", 1, c, 3)


def conv(path, size, inputs, outputs):
    yield f"{path}.kernel", (outputs, inputs, size, size)
    yield f"{path}.bias", (outputs,)


def modulated(path, inputs, outputs):
    yield from conv(path, 3, inputs, outputs)
    yield f"{path}.style", (2 * LATENT, inputs)


def leaky(x):
    return F.leaky_relu(x, 0.2)


def double(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def fuse(h, skip, weight):
    """Linear gated fusion: one matrix over positions decides what passes."""
    total = h + skip
    gate = torch.sigmoid(total.flatten(2) @ weight).view(h.shape)
    return gate * total + (1 - gate) * h


def per_image(x):
    return x[:, :, None, None]


class Training:
    """A generator that learns: forward, mean absolute error, gradients, Adam."""

    def __init__(self, generator, settings):
        self.bfloat16 = settings.get("precision") == "bfloat16"
        self.apply, self.loss = self.forward, self.error
        if settings.get("compile"):
            self.apply, self.loss = map(torch.compile, (self.apply, self.loss))
        self.generator = generator
        self.optimizer = torch.optim.Adam(
            generator.parameters(), lr=1e-4, betas=(0.9, 0.99), eps=1e-8, fused=True
        )

    def forward(self, images, noise):
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            return self.generator(images, noise)

    def error(self, images, targets, noise):
        return (self.forward(images, noise).float() - targets).abs().mean()

    def step(self, images, targets, noise):
        self.optimizer.zero_grad()
        loss = self.loss(images, targets, noise)
        loss.backward()
        self.optimizer.step()
        return loss.item()


def prepare(settings):
    """What the harness measures."""
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(0)
    size, batch = settings["size"], settings["batch"]
    layout = (
        torch.channels_last
        if settings.get("layout") == "channels_last"
        else torch.contiguous_format
    )
    generator = Generator(size).to(memory_format=layout)
    images, targets = (
        torch.randn(batch, 3, size, size).to(memory_format=layout) for _ in range(2)
    )
    noise = torch.randn(batch, LATENT)
    training = Training(generator, settings)

    def forward():
        with torch.no_grad():
            training.apply(images, noise)

    tasks = {
        "step": lambda: training.step(images, targets, noise),
        "forward": forward,
    }
    return {"pytorch": torch.__version__}, tasks[settings["task"]]


def keep_large_blocks():
    """Lets malloc keep large blocks, as packages/tensorflow does for ours."""
    if platform.libc_ver()[0] != "glibc":
        return
    mallopt = ctypes.CDLL("libc.so.6").mallopt
    trim_threshold, top_pad, mmap_threshold = -1, -2, -3
    mallopt(mmap_threshold, 1 << 30)
    mallopt(trim_threshold, 1 << 30)
    mallopt(top_pad, 64 << 20)


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    if settings.get("malloc") != "as it comes":
        keep_large_blocks()
    serve(lambda: prepare(settings))
