"""Writes correlation.json: rank correlations by SciPy.

    pip install numpy==2.4.6 scipy==1.17.1
    python make_correlation.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import kendalltau, rankdata, spearmanr

assert scipy.__version__ == "1.17.1"
HERE = Path(__file__).parent
random = np.random.default_rng(0)


def row(name, a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    return {"name": name, "a": a.tolist(), "b": b.tolist(),
            "ranksOfA": rankdata(a).tolist(),
            "spearman": float(spearmanr(a, b).statistic),
            "kendall": float(kendalltau(a, b, variant="b").statistic)}


x = random.normal(size=30)
rows = [
    row("two rows", [1, 2], [5, 3]),
    row("no ties", x, x + random.normal(size=30)),
    row("votes with many ties", x, np.round(x + random.normal(size=30))),
    row("ties in both", random.integers(0, 4, 40), random.integers(0, 3, 40)),
    row("joint ties", [1, 1, 1, 2, 2, 3], [4, 4, 4, 2, 2, 9]),
    row("one differs", [7, 7, 7, 7, 8], [1, 2, 3, 4, 5]),
    row("reversed", [3, 1, 2, 5, 4], [-3, -1, -2, -5, -4]),
]
(HERE / "correlation.json").write_text(json.dumps(rows, indent=1) + "\n")
