"""Writes resize.json beside this script: pictures by Pillow and OpenCV.

    pip install pillow==13.0.0 numpy==2.4.6 opencv-python-headless==5.0.0.93
    python make_fixtures.py

Pillow's are kept as digests, since they must be equal; OpenCV's as pixels.
"""

import base64
import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

HERE = Path(__file__).parent

PILLOW = {
    "lanczos": Image.Resampling.LANCZOS,
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
    "box": Image.Resampling.BOX,
}
OPENCV = {"opencv-linear": cv2.INTER_LINEAR, "opencv-cubic": cv2.INTER_CUBIC}

# Width and height before, width and height after.
SMALL = [
    (20, 13, 7, 5),
    (20, 13, 33, 17),
    (20, 13, 20, 6),
    (20, 13, 9, 13),
    (20, 13, 10, 26),
    (20, 13, 1, 1),
    (1, 1, 5, 3),
    (1, 13, 3, 2),
]
LARGE = [
    (512, 512, 128, 128),
    (512, 512, 64, 64),
    (128, 128, 512, 512),
    (301, 199, 111, 431),
    (211, 97, 210, 98),
    (1000, 1, 1, 1000),
    (3, 2000, 2, 1),
    (60, 200, 50, 80),  # Pillow 13 adds up columns first.
]


def noise(width: int, height: int) -> np.ndarray:
    """Bytes that jump over the whole range; testing/noise.ts makes the same."""
    i = np.arange(width * height * 3, dtype=np.uint64)
    word = i * 2654435761 % 2**32
    word = (word ^ word >> 15) * 2246822519 % 2**32
    return (word >> 24).astype(np.uint8).reshape(height, width, 3)


def pillow(filter: str, sizes: tuple) -> dict:
    a, b, width, height = sizes
    image = Image.fromarray(noise(a, b)).resize((width, height), PILLOW[filter])
    digest = hashlib.sha256(image.tobytes()).hexdigest()
    return {"filter": filter, "sizes": sizes, "sha256": digest}


def opencv(filter: str, sizes: tuple) -> dict:
    a, b, width, height = sizes
    image = cv2.resize(noise(a, b), (width, height), interpolation=OPENCV[filter])
    pixels = base64.b64encode(image.tobytes()).decode()
    return {"filter": filter, "sizes": sizes, "pixels": pixels}


fixtures = {
    "pillow": [pillow(f, sizes) for f in PILLOW for sizes in SMALL + LARGE],
    "opencv": [opencv(f, sizes) for f in OPENCV for sizes in SMALL],
}
(HERE / "resize.json").write_text(json.dumps(fixtures, indent=1) + "\n")
