"""Writes pixels.json: PSNR and SSIM by BasicSR and scikit-image.

    pip install wheel setuptools numpy==2.4.6 scipy==1.17.1 torch==2.15.0 \\
        opencv-python-headless==5.0.0.93 scikit-image==0.26.0
    pip install --no-deps --no-build-isolation basicsr==1.4.2
    python make_pixels.py

basicsr is not imported as a whole: its files ask for a module that torchvision
no longer has. It rounds Y to float32, ours does not: `float32` has its numbers
as they are, the others are those of its functions with a Y in float64. Edge
strength is by NumPy, from the definition.
"""

import base64
import importlib.util
import json
import sys
import types
from importlib.metadata import version
from pathlib import Path
from unittest import mock

import numpy as np
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

assert version("basicsr") == "1.4.2"
assert version("scikit-image") == "0.26.0"
HERE = Path(__file__).parent
BASICSR = Path(importlib.util.find_spec("basicsr").submodule_search_locations[0])


def load(name):
    """Imports one of its files without the packages around it."""
    parts = name.split(".")
    for i in range(1, len(parts)):
        sys.modules.setdefault(".".join(parts[:i]), types.ModuleType(parts[i - 1]))
    path = BASICSR.joinpath(*parts[1:]).with_suffix(".py")
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_psnr_ssim():
    sys.modules["basicsr"] = types.ModuleType("basicsr")
    load("basicsr.utils.registry")
    color = load("basicsr.utils.color_util")
    sys.modules["basicsr.utils"].bgr2ycbcr = color.bgr2ycbcr
    load("basicsr.metrics.metric_util")
    return load("basicsr.metrics.psnr_ssim")


basicsr = load_psnr_ssim()


def picture(width, height, random):
    """Slopes, an edge and texture: [height, width, 3]."""
    y, x, c = np.indices((height, width, 3))
    slope = 2 * x + 3 * y + 40 * c
    edge = 90 * ((x + 2 * y) // 20 % 2)
    texture = random.normal(0, 6, slope.shape)
    return np.clip(slope % 160 + edge + texture, 0, 255).astype(np.uint8)


def spoiled(image, noise, random):
    shifted = np.roll(image, 1, axis=1).astype(np.float64)
    mixed = 0.8 * image + 0.2 * shifted + random.normal(0, noise, image.shape)
    return np.clip(mixed, 0, 255).astype(np.uint8)


def y_in_float64(bgr):
    return (bgr.astype(np.float64) @ [24.966, 128.553, 65.481])[..., None] / 255 + 16


def psnr_and_ssim(pair, options):
    return {"psnr": float(basicsr.calculate_psnr(*pair, **options)),
            "ssim": float(basicsr.calculate_ssim(*pair, **options))}


def values_of(restored, reference, channels, border):
    # BasicSR counts colors from blue.
    bgr = restored[..., ::-1], reference[..., ::-1]
    options = {"crop_border": border, "test_y_channel": channels == "y"}
    row = {"channels": channels, "cropBorder": border}
    row["float32"] = psnr_and_ssim(bgr, options)
    with mock.patch.object(basicsr, "to_y_channel", y_in_float64):
        row |= psnr_and_ssim(bgr, options)
    if channels == "rgb" and border == 0:
        row["scikitPsnr"] = float(peak_signal_noise_ratio(reference, restored))
        row["scikitSsim"] = float(structural_similarity(
            reference, restored, channel_axis=2, gaussian_weights=True,
            sigma=1.5, use_sample_covariance=False, data_range=255))
    return row


def edge_strength(image):
    luma = image.astype(np.float64) @ [0.299, 0.587, 0.114]
    right = np.diff(luma, axis=1)[:-1]
    down = np.diff(luma, axis=0)[:, :-1]
    return float(np.hypot(right, down).mean())


def text(image):
    return base64.b64encode(image.tobytes()).decode()


def case(width, height, noise, seed):
    random = np.random.default_rng(seed)
    reference = picture(width, height, random)
    restored = spoiled(reference, noise, random)
    return {
        "width": width, "height": height,
        "restored": text(restored), "reference": text(reference),
        "edgeStrength": edge_strength(reference),
        "rows": [values_of(restored, reference, channels, border)
                 for channels in ("rgb", "y") for border in (0, 1, 4)
                 if min(width, height) - 2 * border >= 11],
    }


cases = [case(11, 11, 9, 0), case(23, 13, 2, 1), case(40, 75, 20, 2),
         case(64, 43, 0.5, 3)]
(HERE / "pixels.json").write_text(json.dumps(cases, indent=1) + "\n")
