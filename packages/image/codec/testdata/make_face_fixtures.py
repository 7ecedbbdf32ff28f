"""Writes faces.json: digests of the JPEG files that Pillow writes of faces.

    pip install pillow==13.0.0
    deno run -A draw_faces.ts OUT && python3 make_face_fixtures.py OUT

A row is a face, a column a quality.
"""

import hashlib
import io
import json
import pathlib
import sys

from PIL import Image

QUALITIES = [30, 40, 50, 60, 70, 75, 80, 85, 90, 95, 98, 100]


def digest(image, quality):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return hashlib.sha256(out.getvalue()).hexdigest()[:16]


rows = []
for i in range(20):
    raw = (pathlib.Path(sys.argv[1]) / f"{i}.rgb").read_bytes()
    image = Image.frombytes("RGB", (128, 128), raw)
    rows.append([digest(image, quality) for quality in QUALITIES])
fixtures = {"qualities": QUALITIES, "digests": rows}
path = pathlib.Path(__file__).parent / "faces.json"
path.write_text(json.dumps(fixtures, indent=1) + "\n")
