"""Writes uncertainty.json: SciPy's sign tests, NumPy's quantiles.

    pip install numpy==2.4.6 scipy==1.17.1
    python make_uncertainty.py

`binomial` has the ends of the bootstrap interval of the mean of `ones` ones
among `count` values: such a mean follows a binomial distribution. `people` is
the mean of people drawn with replacement, by trying out all ways to draw them.
"""

import json
from itertools import product
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import binom, binomtest

assert scipy.__version__ == "1.17.1" and np.__version__ == "2.4.6"
HERE = Path(__file__).parent
random = np.random.default_rng(0)

SIGNS = [(0, 0), (1, 0), (0, 3), (5, 5), (6, 1), (9, 22), (130, 70), (40, 60),
         (5100, 4900), (5400, 4600), (200, 800), (0, 1074)]
ONES = [(74, 80, 0.95), (44, 50, 0.8), (29, 60, 0.8), (11, 80, 0.8)]  # No near ties.
PEOPLE = {"a": [1, 2, 3], "b": [10], "c": [4, 6], "d": [7, 7, 7, 7]}


def p_value(above, below):
    if above + below == 0:
        return 1.0
    return float(binomtest(above, above + below).pvalue)


def all_means():
    groups = [np.array(group, float) for group in PEOPLE.values()]
    return np.array([np.concatenate(draw).mean()
                     for draw in product(groups, repeat=len(groups))])


def quantiles(values, shares):
    return {"sorted": np.sort(values).tolist(), "shares": shares,
            "quantiles": np.quantile(values, shares).tolist()}


means = all_means()
fixtures = {
    "signs": [{"above": a, "below": b, "pValue": p_value(a, b)} for a, b in SIGNS],
    "quantiles": [quantiles(random.normal(size=n), [0, 0.025, 0.31, 0.5, 0.975, 1])
                  for n in (1, 2, 7, 40)],
    "binomial": [
        {"ones": ones, "count": count, "level": level,
         "low": float(binom.ppf((1 - level) / 2, count, ones / count)) / count,
         "high": float(binom.ppf((1 + level) / 2, count, ones / count)) / count}
        for ones, count, level in ONES],
    "people": {
        "values": [value for group in PEOPLE.values() for value in group],
        "identities": [name for name, group in PEOPLE.items() for _ in group],
        "shares": [0.1, 0.25, 0.75, 0.9],
        "quantiles": np.quantile(means, [0.1, 0.25, 0.75, 0.9]).tolist(),
    },
}
path = HERE / "uncertainty.json"
path.write_text(json.dumps(fixtures, indent=1) + "\n")
