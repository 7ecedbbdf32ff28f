"""One of the processes that average tensors by PyTorch's gloo.

    python -m engine.gloo_twin '{"address": "127.0.0.1:4000", "index": 0, ...}'
"""

import json
import sys

import torch
import torch.distributed as dist

from harness.serve import serve

BYTES_PER_NUMBER = 4


def prepare(settings):
    """Each process brings `megabytes` of float32, in so many `pieces`."""
    torch.set_num_threads(settings["threads"])
    workers, index = settings["workers"], settings["index"]
    dist.init_process_group(
        "gloo",
        init_method=f"tcp://{settings['address']}",
        rank=index,
        world_size=workers,
    )
    count = round(settings["megabytes"] * 1e6 / BYTES_PER_NUMBER)
    pieces = torch.full([count], index + 1.0).chunk(settings["pieces"])

    def run():
        for work in [dist.all_reduce(piece, async_op=True) for piece in pieces]:
            work.wait()
        for piece in pieces:
            piece.div_(workers)

    return {"pytorch": torch.__version__}, run


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
