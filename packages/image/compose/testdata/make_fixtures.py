"""Writes warp_affine.json beside this script: pictures by OpenCV.

    pip install numpy==2.4.6 opencv-python-headless==5.0.0.93
    python make_fixtures.py
"""

import base64
import json
from pathlib import Path

import cv2
import numpy as np

HERE = Path(__file__).parent
SIZE = (24, 18)
OUTPUT = (20, 15)
FILTERS = {"opencv-linear": cv2.INTER_LINEAR, "opencv-cubic": cv2.INTER_CUBIC}
COLOR = (10, 200, 60)
BORDERS = {"reflect": cv2.BORDER_REFLECT_101, COLOR: cv2.BORDER_CONSTANT}


def noise(width: int, height: int) -> np.ndarray:
    """As resample/testing/noise.ts makes."""
    i = np.arange(width * height * 3, dtype=np.uint64)
    word = i * 2654435761 % 2**32
    word = (word ^ word >> 15) * 2246822519 % 2**32
    return (word >> 24).astype(np.uint8).reshape(height, width, 3)


def turn(degrees: float, scale: float, x: float, y: float) -> list[float]:
    cosine = scale * np.cos(np.deg2rad(degrees))
    sine = scale * np.sin(np.deg2rad(degrees))
    return [cosine, -sine, x, sine, cosine, y]


MAPS = [
    turn(17, 0.9, 5.2, -4.7),
    turn(-33, 1.6, -9.5, 8.25),
    [0.8, 0.35, 1.1, -0.15, 1.2, 3.3],
    [1, 0, 3, 0, 1, -2],
]


def warp(affine: list[float], filter: str, border) -> dict:
    image = cv2.warpAffine(
        noise(*SIZE),
        np.array(affine, np.float64).reshape(2, 3),
        OUTPUT,
        flags=FILTERS[filter],
        borderMode=BORDERS[border],
        borderValue=COLOR,
    )
    pixels = base64.b64encode(image.tobytes()).decode()
    return {"map": affine, "filter": filter, "border": border, "pixels": pixels}


fixtures = [warp(m, f, b) for m in MAPS for f in FILTERS for b in BORDERS]
(HERE / "warp_affine.json").write_text(json.dumps(fixtures, indent=1) + "\n")
