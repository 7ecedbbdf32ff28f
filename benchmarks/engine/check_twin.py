"""Trains the twin from our variables, on our batch, and tells its losses.

    python -m engine.check_twin FILE.safetensors STEPS
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


def main(path, steps):
    tensors = read_safetensors(path)
    # Images from NHWC to NCHW.
    images, targets = (
        tensors.pop(name).permute(0, 3, 1, 2).contiguous()
        for name in ("images", "targets")
    )
    noise = tensors.pop("noise")
    generator = Generator(images.shape[-1])
    if generator.paths.keys() != tensors.keys():
        sys.exit(f"other variables: {generator.paths.keys() ^ tensors.keys()}")
    with torch.no_grad():
        for name, value in tensors.items():
            # Kernels from HWIO to OIHW.
            generator.paths[name].copy_(value.permute(3, 2, 0, 1) if value.dim() == 4 else value)
    training = Training(generator, {})
    losses = [training.step(images, targets, noise) for _ in range(steps)]
    parameters = sum(value.numel() for value in generator.parameters())
    print(json.dumps({"parameters": parameters, "losses": losses}))


main(sys.argv[1], int(sys.argv[2]))
