"""What ssim_worker.ts does, by scikit-image.

    python -m metrics.ssim_twin '{"size": 512, "pairs": 5}'
"""

import json
import sys

import numpy as np
import skimage
from skimage.metrics import structural_similarity

from harness.serve import serve


def prepare(settings):
    size = settings["size"]
    random = np.random.default_rng(0)
    restored, reference = random.integers(0, 256, (2, size, size, 3), np.uint8)

    def run():
        for _ in range(settings["pairs"]):
            structural_similarity(
                reference, restored, channel_axis=2, data_range=255,
                gaussian_weights=True, sigma=1.5, use_sample_covariance=False)

    return {"scikit-image": skimage.__version__}, run


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
