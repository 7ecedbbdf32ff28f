"""What resize_worker.ts does, by Pillow.

    python -m degrade.resize_twin '{"from": 512, "to": 128, "pictures": 20}'
"""

import json
import sys

import numpy as np
import PIL
from PIL import Image

from harness.serve import serve


def prepare(settings):
    side, pictures = settings["from"], settings["pictures"]
    size = (settings["to"], settings["to"])
    levels = np.random.default_rng(0).integers(0, 256, (side, side, 3), np.uint8)
    image = Image.fromarray(levels)

    def run():
        for _ in range(pictures):
            image.resize(size, Image.Resampling.LANCZOS)

    return {"pillow": PIL.__version__}, run


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
