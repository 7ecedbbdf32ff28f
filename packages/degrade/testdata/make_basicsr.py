"""Writes basicsr.json: BasicSR's kernels, and what its Poisson noise does.

    python3 make_basicsr.py    # needs what basicsr_chain.py needs

Noise is measured on an even picture: mean and variance of what is added to a
level, in levels of 255, before clipping.
"""

import json
from pathlib import Path

import numpy as np

from basicsr_chain import degradations, kernel_of

PI = np.pi
BLURS = [
    {"shape": "gaussian", "size": 21, "sigmaX": 2.5, "sigmaY": 2.5, "angle": 0},
    {"shape": "gaussian", "size": 41, "sigmaX": 9, "sigmaY": 0.7, "angle": 2.2},
    {"shape": "gaussian", "size": 7, "sigmaX": 0.1, "sigmaY": 3, "angle": -1},
    {"shape": "generalized", "size": 13, "sigmaX": 2, "sigmaY": 2, "angle": 0,
     "beta": 0.5},
    {"shape": "generalized", "size": 21, "sigmaX": 3, "sigmaY": 1, "angle": 0.6,
     "beta": 3.7},
    {"shape": "plateau", "size": 15, "sigmaX": 1.5, "sigmaY": 1.5, "angle": 0,
     "beta": 1},
    {"shape": "plateau", "size": 21, "sigmaX": 0.4, "sigmaY": 2.8,
     "angle": -2.9, "beta": 1.9},
    {"shape": "sinc", "size": 7, "cutoff": PI},
    {"shape": "sinc", "size": 21, "cutoff": PI / 5},
    {"shape": "sinc", "size": 19, "cutoff": 1.7},
]


def kernel_row(blur):
    # Four numbers tell a kernel from any other; all of them would be much.
    kernel = kernel_of(blur)
    size = blur["size"]
    middle = size // 2
    places = [(middle, middle), (middle - 1, middle + 2), (0, 0),
              (middle + 2, middle + 1), (middle, size - 1), (size - 1, middle)]
    return {"blur": blur, "weights": [
        [row * size + column, float(kernel[row, column])]
        for row, column in places]}


def noise_row(level, scale):
    # All 256 levels occur, as in a photograph: BasicSR counts in 256ths then.
    picture = np.full((600, 512, 3), level, np.float32) / 255
    picture[0, :256] = np.arange(256, dtype=np.float32)[:, None] / 255
    np.random.seed(0)
    noise = 255 * degradations.generate_poisson_noise(picture, scale)[1:]
    return {"level": level, "scale": scale, "mean": float(noise.mean()),
            "variance": float(noise.var())}


fixtures = {
    "kernels": [kernel_row(blur) for blur in BLURS],
    "poisson": [noise_row(*row) for row in ((128, 0.5), (128, 2), (40, 1))],
}
path = Path(__file__).parent / "basicsr.json"
path.write_text(json.dumps(fixtures, indent=1) + "\n")
