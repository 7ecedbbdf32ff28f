"""Takes our steps again, and tells how far apart the two sides end.

    python -m train.check_twin FILE.safetensors '{"config": ..., "steps": ...}'
"""

import json
import sys

import torch

from engine.check_twin import read_safetensors
from network.twin import Restorer  # noqa: F401 It says where the twins are.
from train.twin import Training
from twin.weights import load, swap


def nest(tensors):
    """From {"noise.decoder.8.first": x} to {"noise": {"decoder": ...}}."""
    tree = {}
    for path, value in tensors.items():
        *folders, name = path.split(".")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = value if value.ndim != 4 else value.permute(0, 3, 1, 2)
    return tree


def under(tensors, prefix):
    """The tensors of a folder, by what is left of their names."""
    length = len(prefix) + 1
    return {n[length:]: x for n, x in tensors.items() if n.startswith(prefix + ".")}


def drawn_of(tensors):
    drawn = nest(tensors)
    drawn["rows"] = {r: rows.long() for r, rows in drawn["rows"].items()}
    for name in ("judged", "reference", "restored"):
        drawn[name]["translation"] = drawn[name]["translation"].long()
    return drawn


def begin(training, tensors):
    for name in ("restorer", "average", "discriminator"):
        load(getattr(training, name), under(tensors, f"begin.{name}"))
    for resolution in training.following.codebooks:
        book = under(tensors, f"begin.restorer.skips.{resolution}.codebook")
        training.following.counts[resolution].copy_(book["count"])
        training.following.sums[resolution].copy_(book["sum"])
    if training.vgg:
        for path, value in under(tensors, "begin.vgg").items():
            ours = training.vgg.get_parameter(path.replace("kernel", "weight"))
            ours.data.copy_(value.permute(3, 2, 0, 1) if value.ndim == 4 else value)


def apart(module, named, begun, ended):
    """The distance of both ends, beside that from begin to end."""
    off = went = 0.0
    for path, value in named:
        end, start = ended[path].double(), begun[path].double()
        off += (swap(module, path, value.detach()).double() - end).square().sum()
        went += (end - start).square().sum()
    return torch.sqrt(off / went).item()


def main(path, task):
    tensors = read_safetensors(path)
    training = Training(task["config"], {})
    begin(training, tensors)
    images = [tensors[name].byte() for name in ("degraded", "reference")]
    reports = [
        training.step(
            *images,
            drawn_of(under(tensors, step["name"])),
            step["decay"],
            step["penalized"],
        )
        for step in task["steps"]
    ]
    distances = {}
    for name in ("restorer", "average", "discriminator"):
        module = getattr(training, name)
        ends = [under(tensors, f"{when}.{name}") for when in ("begin", "end")]
        weights, codes = list(module.named_parameters()), list(module.named_buffers())
        distances[name] = apart(module, weights, *ends)
        if codes:
            distances[f"codes of {name}"] = apart(module, codes, *ends)
    print(json.dumps({"reports": reports, "apart": distances}))


main(sys.argv[1], json.loads(sys.argv[2]))
