"""The restorer's twin in PyTorch, as fast as it gets, to measure.

    python -m network.twin '{"task": "gradients", "config": {...}, ...}'
"""

import contextlib
import json
import sys
from pathlib import Path

import torch

from engine.twin import keep_large_blocks
from harness.serve import serve

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "fixtures"))

from twin.restorer import Restorer, resolutions_of  # noqa: E402


def draw_noise(config, batch):
    """In the shapes of our `createNoise`."""

    def map_of(resolution):
        return torch.randn(batch, 1, resolution, resolution)

    return {
        "latent": torch.randn(batch, config["latent"]),
        "decoder": {
            str(r): {"first": map_of(r), "second": map_of(r)}
            for r in resolutions_of(config["size"])
        },
        "skips": {str(8 << n): map_of(8 << n) for n in range(config["skips"])},
    }


class Restoring:
    """A restorer, a batch, and what is done with them."""

    def __init__(self, restorer, degraded, reference, noise, settings):
        self.restorer = restorer
        self.degraded, self.reference, self.noise = degraded, reference, noise
        self.bfloat16 = settings.get("precision") == "bfloat16"
        if settings.get("compile"):
            self.apply, self.loss = map(torch.compile, (self.apply, self.loss))

    def apply(self):
        context = (
            torch.autocast("cpu", torch.bfloat16)
            if self.bfloat16
            else contextlib.nullcontext()
        )
        with context:
            return self.restorer(self.degraded, self.noise)

    def loss(self):
        image, commitment = self.apply()
        return (image.float() - self.reference).abs().mean() + commitment

    def forward(self):
        with torch.no_grad():
            self.apply()

    def gradients(self):
        self.restorer.zero_grad(set_to_none=True)
        loss = self.loss()
        loss.backward()
        return loss.item()


def prepare(settings):
    """What the harness measures."""
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(0)
    config, batch = settings["config"], settings["batch"]
    layout = (
        torch.channels_last
        if settings.get("layout") == "channels_last"
        else torch.contiguous_format
    )
    restorer = Restorer(config).to(memory_format=layout)
    shape = batch, 3, config["size"], config["size"]
    images = [torch.randn(shape).to(memory_format=layout) for _ in range(2)]
    restoring = Restoring(restorer, *images, draw_noise(config, batch), settings)
    run = getattr(restoring, settings["task"])
    return {"pytorch": torch.__version__}, run


if __name__ == "__main__":
    keep_large_blocks()
    serve(lambda: prepare(json.loads(sys.argv[1])))
