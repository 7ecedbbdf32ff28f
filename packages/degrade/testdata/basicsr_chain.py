"""Degrades with BasicSR's own functions what draw_cases.ts drew, and compares.

    pip install wheel setuptools numpy==2.4.6 scipy==1.17.1 torch==2.15.0 \\
        opencv-python-headless==5.0.0.93
    pip install --no-deps --no-build-isolation basicsr==1.4.2
    deno run -A draw_cases.ts OUT COUNT PRESET && python3 basicsr_chain.py OUT

The order is that of GFPGAN's data set: BasicSR's kernels, cv2.filter2D,
cv2.resize, add_gaussian_noise with the noise that we drew, add_jpg_compression,
cv2.resize. With PRESET real-esrgan it is that of BasicSR's RealESRGANModel:
filter2D, F.interpolate, add_gaussian_noise and its DiffJPEG, in PyTorch;
`--opencv-jpeg` takes libjpeg in place of DiffJPEG.

basicsr is not imported as a whole: its files ask for a module that torchvision
no longer has, and for a compiler.
"""

import importlib.util
import sys
import types
from pathlib import Path
from unittest import mock

import cv2
import numpy as np
import torch
from torch.nn import functional

from opencv_chain import FILTERS, compare, size_of


def gray_is_not_called(*_):
    raise NotImplementedError("rgb_to_grayscale")


def load(path):
    """Imports a file of the package alone."""
    package = importlib.util.find_spec("basicsr").submodule_search_locations[0]
    spec = importlib.util.spec_from_file_location(
        Path(path).stem, Path(package) / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


for name in ("torchvision", "torchvision.transforms",
             "torchvision.transforms.functional_tensor"):
    sys.modules[name] = types.ModuleType(name)
sys.modules[name].rgb_to_grayscale = gray_is_not_called

degradations = load("data/degradations.py")
filter_2d = load("utils/img_process_util.py").filter2D
jpeger = load("utils/diffjpeg.py").DiffJPEG(differentiable=False)


def kernel_of(blur):
    """A kernel by BasicSR, of the numbers that we drew."""
    size = blur["size"]
    if blur["shape"] == "sinc":
        return degradations.circular_lowpass_kernel(blur["cutoff"], size)
    ellipse = (size, blur["sigmaX"], blur["sigmaY"], blur["angle"])
    isotropic = blur["sigmaX"] == blur["sigmaY"]
    if blur["shape"] == "gaussian":
        return degradations.bivariate_Gaussian(*ellipse, isotropic=isotropic)
    make = {
        "generalized": degradations.bivariate_generalized_Gaussian,
        "plateau": degradations.bivariate_plateau,
    }[blur["shape"]]
    return make(*ellipse, blur["beta"], isotropic=isotropic)


def add_noise(image, step, drawn):
    """BasicSR's noise, with our numbers in place of NumPy's. BGR."""
    def randn(*shape):
        count = int(np.prod(shape))
        noise = drawn[:count].reshape(shape)
        return noise if step["gray"] else noise[..., ::-1]

    with mock.patch("numpy.random.randn", randn):
        return degradations.add_gaussian_noise(
            image, step["sigma"], gray_noise=step["gray"])


def finish(image):
    return np.clip(np.rint(image * 255), 0, 255).astype(np.uint8)


def degrade(image, steps, noise):
    """GFPGAN's chain."""
    height, width = image.shape[:2]
    for index, step in enumerate(steps):
        kind = step["kind"]
        if kind == "blur":
            image = cv2.filter2D(image, -1, kernel_of(step["blur"]))
        elif kind == "resize":
            size = size_of(step["to"], width, height)
            how = FILTERS[step["filter"]]
            image = cv2.resize(image, size, interpolation=how)
        elif kind == "gaussian noise":
            image = add_noise(image, step, noise(index))
        elif kind == "jpeg":
            image = degradations.add_jpg_compression(image, step["quality"])
        elif kind == "shift":
            image = np.clip(image + np.float32(step["color"][::-1]) / 255, 0, 1)
        elif kind == "gray":
            gray = cv2.cvtColor(np.float32(image), cv2.COLOR_BGR2GRAY)
            image = np.tile(gray[..., None], [1, 1, 3])
    return finish(image)


def tensor_of(image):
    """BGR, [H,W,C] to RGB, [1,C,H,W]."""
    rgb = np.ascontiguousarray(np.float32(image[..., ::-1]))
    return torch.from_numpy(rgb).permute(2, 0, 1)[None]


def image_of(tensor):
    return np.ascontiguousarray(tensor[0].permute(1, 2, 0).numpy()[..., ::-1])


def degrade_twice(image, steps, noise):
    """RealESRGANModel.feed_data, on a picture that is not sharpened."""
    height, width = image.shape[:2]
    for index, step in enumerate(steps):
        kind = step["kind"]
        if kind == "blur":
            kernel = torch.from_numpy(np.float32(kernel_of(step["blur"])))
            image = image_of(filter_2d(tensor_of(image), kernel[None]))
        elif kind == "resize":
            across, down = size_of(step["to"], width, height)
            image = image_of(functional.interpolate(
                tensor_of(image), size=(down, across), mode=step["filter"]))
        elif kind == "gaussian noise":
            image = add_noise(image, step, noise(index))
        elif "--opencv-jpeg" in sys.argv:
            image = degradations.add_jpg_compression(image, step["quality"])
        else:
            quality = torch.tensor([float(step["quality"])])
            tensor = tensor_of(np.clip(image, 0, 1))
            image = image_of(jpeger(tensor, quality=quality).detach())
    return finish(image)


if __name__ == "__main__":
    compare(sys.argv[1], degrade, degrade_twice)
