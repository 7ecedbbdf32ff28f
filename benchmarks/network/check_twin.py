"""Tells the twin's loss and the length of its gradient, from our tensors.

    python -m network.check_twin FILE.safetensors CONFIG
"""

import json
import sys

import torch

from engine.check_twin import read_safetensors
from network.twin import Restoring, Restorer
from twin.weights import load


def nest(tensors):
    """From {"decoder.8.first": x} to {"decoder": {"8": {"first": x}}}."""
    tree = {}
    for path, value in tensors.items():
        *folders, name = path.split(".")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = value if value.ndim != 4 else value.permute(0, 3, 1, 2)
    return tree


def main(path, config):
    tensors = read_safetensors(path)
    names = [name for name in tensors if name.startswith("noise.")]
    noise = nest({name: tensors.pop(name) for name in names})["noise"]
    images = [
        tensors.pop(name).permute(0, 3, 1, 2).contiguous()
        for name in ("degraded", "reference")
    ]
    restorer = Restorer(config)
    load(restorer, tensors)
    loss = Restoring(restorer, *images, noise, {}).gradients()
    parameters = list(restorer.parameters())
    squares = sum(p.grad.double().square().sum() for p in parameters)
    account = {
        "parameters": sum(p.numel() for p in parameters),
        "loss": loss,
        "gradient": torch.sqrt(squares).item(),
    }
    print(json.dumps(account))


main(sys.argv[1], json.loads(sys.argv[2]))
