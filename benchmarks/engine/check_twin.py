"""Trains the twin from our variables, on our batch, and tells its losses.

    python -m engine.check_twin FILE.safetensors STEPS

The twin is our network seen in a mirror: with a stride of 2, TensorFlow pads at
the end, and PyTorch at the start. So height and width run the other way here.
"""

import json
import struct
import sys

import torch

from engine.twin import Generator, Training


def read_safetensors(path):
    """Reads float32 tensors."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(data[begin:end], dtype=torch.float32)
        tensors[name] = values.reshape(entry["shape"])
    return tensors


def images_of(value):
    """From NHWC to NCHW, mirrored."""
    return value.flip(1, 2).permute(0, 3, 1, 2).contiguous()


def variable_of(path, value):
    """From HWIO to OIHW, mirrored; a fusion's matrix is over positions."""
    if path.endswith(".kernel"):
        return value.flip(0, 1).permute(3, 2, 0, 1)
    return value.flip(0, 1) if path.endswith(".fusion") else value


def main(path, steps):
    tensors = read_safetensors(path)
    images, targets = (images_of(tensors.pop(name)) for name in ("images", "targets"))
    noise = tensors.pop("noise")
    generator = Generator(images.shape[-1])
    if generator.paths.keys() != tensors.keys():
        sys.exit(f"other variables: {generator.paths.keys() ^ tensors.keys()}")
    with torch.no_grad():
        for name, value in tensors.items():
            generator.paths[name].copy_(variable_of(name, value))
    training = Training(generator, {})
    losses = [training.step(images, targets, noise) for _ in range(steps)]
    parameters = sum(value.numel() for value in generator.parameters())
    print(json.dumps({"parameters": parameters, "losses": losses}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
