"""Makes fixtures.json: small files, and what Pillow and OpenCV see in them.

    pip install pillow==13.0.0 numpy==2.4.6 opencv-python-headless==5.0.0.93
    python make_fixtures.py && deno fmt .
"""

import base64
import hashlib
import io
import json
import pathlib
import struct
import zlib

import cv2
import numpy as np
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 19, 13


def base64_of(data):
    return base64.b64encode(bytes(data)).decode()


def picture(width, height, seed):
    """Slopes, edges and texture; procedural_picture.ts is its twin."""
    y, x, c = np.indices((height, width, 3))
    slope = x * (3 + seed % 5) + y * (2 + seed % 3) + 40 * c
    texture = (x * y * (seed + 1) + 7 * x * c + 11 * y) % 31
    edge = 70 * ((x + 2 * y + 5 * seed) // 24 % 2)
    return ((slope + texture + edge) % 256).astype(np.uint8)


def row(name, data, rgb, **more):
    rgb = np.asarray(rgb)
    assert rgb.dtype == np.uint8 and rgb.shape[2] == 3
    size = {"width": rgb.shape[1], "height": rgb.shape[0]}
    return {"name": name, "file": base64_of(data), **size,
            "rgb": base64_of(rgb.tobytes()), **more}


def by_pillow(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def jpegs():
    image = Image.fromarray(picture(WIDTH, HEIGHT, 1))
    for progressive in (False, True):
        kind = "progressive" if progressive else "baseline"
        for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
            data = jpeg(image, quality=80, subsampling=subsampling,
                        progressive=progressive)
            yield row(f"{kind} {subsampling}.jpg", data, by_pillow(data))
        data = jpeg(image, quality=95, progressive=progressive, optimize=True,
                    restart_marker_blocks=1)
        yield row(f"{kind} restarts.jpg", data, by_pillow(data))
        for mode in ("L", "CMYK"):
            data = jpeg(image.convert(mode), quality=85, progressive=progressive)
            yield row(f"{kind} {mode}.jpg", data, by_pillow(data))
            if mode == "CMYK":  # Adobe's mark says which transform was used.
                at = data.index(b"Adobe") + 11
                ycck = data[:at] + b"\2" + data[at + 1:]
                yield row(f"{kind} YCCK.jpg", ycck, by_pillow(ycck))
        data = jpeg(image, quality=85, keep_rgb=True, progressive=progressive)
        yield row(f"{kind} RGB.jpg", data, by_pillow(data))
    for name in ("411", "440"):
        factor = getattr(cv2, f"IMWRITE_JPEG_SAMPLING_FACTOR_{name}")
        options = [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor,
                   cv2.IMWRITE_JPEG_QUALITY, 90]
        data = cv2.imencode(".jpg", np.asarray(image), options)[1].tobytes()
        yield row(f"baseline {name}.jpg", data, by_pillow(data))
    tiny = Image.fromarray(picture(3, 2, 4))
    data = jpeg(tiny, quality=100, subsampling="4:2:0")
    yield row("tiny.jpg", data, by_pillow(data))


def turned():
    image = Image.fromarray(picture(5, 3, 2))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        for kind, options in (("JPEG", {"quality": 100}), ("PNG", {})):
            out = io.BytesIO()
            image.save(out, kind, exif=exif, **options)
            upright = ImageOps.exif_transpose(Image.open(out))
            yield row(f"orientation {orientation}.{kind.lower()}",
                      out.getvalue(), upright.convert("RGB"))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(
        ">I", zlib.crc32(kind + body))


def packed(samples, depth):
    """Rows of [height, width, samples], each behind a filter of 0."""
    height, width, count = samples.shape
    flat = samples.reshape(height, width * count)
    bits = (flat[..., None] >> np.arange(depth - 1, -1, -1)) & 1
    rows = np.packbits(bits.reshape(height, -1).astype(np.uint8), axis=1)
    return b"".join(b"\0" + line.tobytes() for line in rows)


ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4),
         (1, 0, 2, 2), (0, 1, 1, 2))


def png(samples, depth, color, interlaced=False, before=b""):
    height, width, _ = samples.shape
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0,
                         int(interlaced))
    grids = ADAM7 if interlaced else ((0, 0, 1, 1),)
    data = b""
    for left, top, right, down in grids:
        part = samples[top::down, left::right]
        if part.size:
            data += packed(part, depth)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


COUNTS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
NAMES = {0: "gray", 2: "rgb", 3: "palette", 4: "gray+alpha", 6: "rgba"}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16),
          6: (8, 16)}


def pngs():
    rng = np.random.default_rng(3)
    for color, count in COUNTS.items():
        for depth in DEPTHS[color]:
            for interlaced in (False, True):
                yield png_row(rng, color, depth, interlaced, clear=False)
            if color in (0, 2, 3):
                yield png_row(rng, color, depth, False, clear=True)


def png_row(rng, color, depth, interlaced, clear):
    shape = (HEIGHT, WIDTH, COUNTS[color])
    samples = rng.integers(0, 2**depth, shape)
    palette = rng.integers(0, 256, (2**depth, 3))
    before, alpha = b"", None
    if color == 3:
        before += chunk(b"PLTE", bytes(palette.astype(np.uint8)))
    if clear and color == 3:
        opaque = rng.integers(0, 256, 2**depth // 2)
        before += chunk(b"tRNS", bytes(opaque.astype(np.uint8)))
        full = np.append(opaque, np.full(2**depth - len(opaque), 255))
        alpha = full[samples[..., 0]]
    elif clear:
        samples[::2, ::3] = samples[0, 0]
        before += chunk(b"tRNS", samples[0, 0].astype(">u2").tobytes())
        alpha = 255 * np.any(samples != samples[0, 0], axis=2)
    eight = (samples >> 8 if depth == 16 else samples * 255 // (2**depth - 1))
    if color == 3:
        rgb = palette[samples[..., 0]]
    else:
        rgb = np.repeat(eight[..., :1], 3, axis=2) if color in (0, 4) else (
            eight[..., :3])
        alpha = eight[..., -1] if color in (4, 6) else alpha
    data = png(samples, depth, color, interlaced, before)
    check(data, rgb, alpha, depth)
    name = f"{NAMES[color]} {depth} bits{', interlaced' * interlaced}{', clear' * clear}.png"
    more = {} if alpha is None else {"alpha": base64_of(alpha.astype(np.uint8).tobytes())}
    return row(name, data, rgb.astype(np.uint8), **more)


def check(data, rgb, alpha, depth):
    """What was meant is what OpenCV sees."""
    seen = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if seen.dtype == np.uint16:
        seen = seen >> 8
    if seen.ndim == 2:
        seen = np.repeat(seen[..., None], 3, axis=2)
    assert np.array_equal(seen[..., 2::-1], rgb), "color"
    if alpha is not None and seen.shape[2] == 4:
        assert np.array_equal(seen[..., 3], alpha), "alpha"


def encoded():
    for seed in range(20):
        quality = 30 + round(70 * seed / 19)
        yield from written(64 + 7 * seed, 101 - 2 * seed, seed, quality)
    for quality in (1, 2, 10, 24, 25, 49, 50, 51):
        yield from written(WIDTH, HEIGHT, quality, quality)
    for side in range(1, 18):
        yield from written(side, 18 - side, side, 75)


def written(width, height, seed, quality):
    image = Image.fromarray(picture(width, height, seed))
    for subsampling in ("4:2:0", "4:4:4"):
        data = jpeg(image, quality=quality, subsampling=subsampling)
        yield {"width": width, "height": height, "seed": seed,
               "quality": quality, "subsampling": subsampling,
               "sha256": hashlib.sha256(data).hexdigest()}


def dump(name, rows):
    lines = ",\n".join(json.dumps(row) for row in rows)
    (HERE / name).write_text(f"[\n{lines}\n]\n")


dump("decoded.json", [*jpegs(), *turned(), *pngs()])
dump("encoded.json", list(encoded()))
