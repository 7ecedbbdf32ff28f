"""What degrade_worker.ts does, by GFPGAN's chain of OpenCV and NumPy.

    python -m degrade.degrade_twin SETTINGS
"""

import json
import pathlib
import sys

import cv2
import numpy as np

from harness.serve import serve

PACKAGES = pathlib.Path(__file__).parents[2] / "packages"
sys.path.append(str(PACKAGES / "degrade" / "testdata"))
from opencv_chain import degrade  # noqa: E402  (the one whose pictures we test)


class Noise:
    """Draws as many normal numbers as are asked for."""

    def __init__(self):
        self.rng = np.random.default_rng(0)

    def __getitem__(self, wanted):
        return self.rng.standard_normal(wanted.stop, dtype=np.float32)


def prepare(settings):
    cv2.setNumThreads(1)
    size = settings["size"]
    raw = np.fromfile(settings["picture"], np.uint8).reshape(size, size, 3)
    bgr = np.ascontiguousarray(raw[..., ::-1])

    def noise(_):
        return Noise()

    def run():
        for degradation in settings["degradations"]:
            degrade(np.float32(bgr) / 255, degradation["steps"], noise)

    return {"opencv": cv2.__version__, "numpy": np.__version__}, run


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
