"""What decode_worker.ts does, by Pillow.

    python -m degrade.decode_twin SETTINGS
"""

import io
import json
import sys

import PIL
from PIL import Image

from harness.serve import serve


def prepare(settings):
    with open(settings["picture"], "rb") as file:
        data = file.read()

    def run():
        for _ in range(settings["times"]):
            Image.open(io.BytesIO(data)).load()

    return {"pillow": PIL.__version__}, run


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
