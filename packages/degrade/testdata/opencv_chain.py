"""Degrades with OpenCV and NumPy what draw_cases.ts drew, and compares.

    pip install opencv-python-headless==5.0.0.93 numpy==2.4.6
    deno run -A draw_cases.ts OUT COUNT PRESET && python3 opencv_chain.py OUT

Writes opencv-N.rgb beside ours-N.rgb, and prints how far apart they are. The
chain is GFPGAN's: float32 from 0 to 1, BGR, cv2.filter2D, cv2.resize, noise,
clipping, cv2.imencode, cv2.resize; kernels by BasicSR's formulas. The benchmark
runs it too. basicsr_chain.py does the same with BasicSR's own functions.
"""

import json
import sys

import cv2
import numpy as np

FILTERS = {
    "bilinear": cv2.INTER_LINEAR,
    "bicubic": cv2.INTER_CUBIC,
    "area": cv2.INTER_AREA,
}


def gaussian_kernel(blur):
    radius = blur["size"] // 2
    axis = np.arange(-radius, radius + 1.0)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1)
    c, s = np.cos(blur["angle"]), np.sin(blur["angle"])
    turn = np.array([[c, -s], [s, c]])
    spread = np.diag([blur["sigmaX"] ** 2, blur["sigmaY"] ** 2])
    inverse = np.linalg.inv(turn @ spread @ turn.T)
    kernel = np.exp(-0.5 * np.sum((grid @ inverse) * grid, axis=-1))
    return kernel / kernel.sum()


def size_of(to, width, height):
    if to == "input":
        return width, height
    if "side" in to:
        return to["side"], to["side"]
    return int(width // to["divide"]), int(height // to["divide"])


def degrade(image, steps, noise):
    height, width = image.shape[:2]
    for index, step in enumerate(steps):
        kind = step["kind"]
        if kind == "blur":
            image = cv2.filter2D(image, -1, gaussian_kernel(step["blur"]))
        elif kind == "resize":
            size = size_of(step["to"], width, height)
            how = FILTERS[step["filter"]]
            image = cv2.resize(image, size, interpolation=how)
        elif kind == "gaussian noise":
            drawn = noise(index)[: image.size].reshape(image.shape)[..., ::-1]
            image = np.clip(image + drawn * step["sigma"] / 255, 0, 1)
        elif kind == "jpeg":
            # OpenCV's own conversion of floats to bytes, made explicit.
            levels = np.clip(np.rint(image * 255), 0, 255).astype(np.uint8)
            quality = [cv2.IMWRITE_JPEG_QUALITY, step["quality"]]
            file = cv2.imencode(".jpg", levels, quality)[1]
            image = np.float32(cv2.imdecode(file, 1)) / 255
        elif kind == "shift":
            image = np.clip(image + np.float32(step["color"][::-1]) / 255, 0, 1)
        elif kind == "gray":
            gray = cv2.cvtColor(np.float32(image), cv2.COLOR_BGR2GRAY)
            image = np.tile(gray[..., None], [1, 1, 3])
        else:
            raise ValueError(kind)
    return np.clip(np.rint(image * 255), 0, 255).astype(np.uint8)


def compare(folder, degrade, degrade_twice=None):
    """Degrades all cases; `degrade_twice` does those of real-esrgan."""
    with open(f"{folder}/cases.json") as file:
        cases = json.load(file)
    means = []
    for index, case in enumerate(cases):
        raw = np.fromfile(f"{folder}/picture-{case['picture']}.rgb", np.uint8)
        rgb = raw.reshape(case["height"], case["width"], 3)
        bgr = np.float32(rgb[..., ::-1]) / 255
        kinds = [step["kind"] for step in case["steps"]]
        run = degrade_twice if kinds.count("jpeg") > 1 else degrade
        theirs = run(bgr, case["steps"], lambda step: np.fromfile(
            f"{folder}/noise-{index}-{step}.f32", np.float32))[..., ::-1]
        theirs.tofile(f"{folder}/opencv-{index}.rgb")
        ours = np.fromfile(f"{folder}/ours-{index}.rgb", np.uint8)
        gap = np.abs(ours.reshape(theirs.shape).astype(int) - theirs)
        means.append(gap.mean())
        print(f"{index}: mean {gap.mean():.4f}, most {gap.max()}")
    print(f"mean {np.mean(means):.4f}, worst picture {max(means):.4f}")


if __name__ == "__main__":
    compare(sys.argv[1], degrade)
