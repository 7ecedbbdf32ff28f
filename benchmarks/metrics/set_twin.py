"""What set_worker.ts does, by prdc and by pytorch-fid.

    python -m metrics.set_twin SETTINGS
"""

import contextlib
import importlib.metadata
import json
import os
import sys

import numpy as np
from threadpoolctl import threadpool_limits

from harness.serve import serve


def prepare(settings):
    threads = settings["threads"]
    threadpool_limits(threads)
    package = {"prdc": "prdc", "fid": "pytorch-fid"}[settings["measure"]]
    versions = {package: importlib.metadata.version(package)}
    restored, reference = (
        np.fromfile(settings[name], np.float32).reshape(settings["count"], -1)
        for name in ("restored", "reference")
    )
    run = measures[settings["measure"]](restored, reference)
    return {**versions, "numpy": np.__version__}, run


def prdc(restored, reference):
    from prdc import compute_prdc

    def run():
        with contextlib.redirect_stdout(open(os.devnull, "w")):
            compute_prdc(reference, restored, 5)

    return run


def fid(restored, reference):
    from pytorch_fid.fid_score import calculate_frechet_distance

    # The array in which pytorch-fid collects features is of float64.
    restored, reference = np.float64(restored), np.float64(reference)

    def statistics(act):  # The end of calculate_activation_statistics.
        return np.mean(act, axis=0), np.cov(act, rowvar=False)

    def run():
        calculate_frechet_distance(*statistics(restored), *statistics(reference))

    return run


measures = {"prdc": prdc, "fid": fid}

if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
