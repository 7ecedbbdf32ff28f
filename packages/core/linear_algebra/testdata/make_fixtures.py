"""Writes numpy.json beside this script: products and spectra by LAPACK.

    pip install numpy==2.4.6
    python make_fixtures.py
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
random = np.random.default_rng(0)


def matrix(x: np.ndarray) -> dict:
    rows, columns = x.shape
    return {"rows": rows, "columns": columns, "data": x.ravel().tolist()}


def symmetric(x: np.ndarray) -> np.ndarray:
    return (x + x.T) / 2


def spectrum(name: str, a: np.ndarray) -> dict:
    values, vectors = np.linalg.eigh(a)
    return {
        "name": name,
        "matrix": matrix(a),
        "values": values.tolist(),
        "vectors": matrix(vectors),
    }


def wilkinson(n: int) -> np.ndarray:
    """Pairs of eigenvalues that agree in up to 14 digits."""
    neighbors = np.ones(n - 1)
    diagonal = np.abs(np.arange(n) - n // 2).astype(float)
    return np.diag(diagonal) + np.diag(neighbors, 1) + np.diag(neighbors, -1)


a = random.normal(size=(5, 3))
b = random.normal(size=(5, 4))
index = np.arange(6)
tall = random.normal(size=(3, 7))
fixtures = {
    "a": matrix(a),
    "b": matrix(b),
    "product": matrix(a.T @ b),
    "gram": matrix(a.T @ a),
    "spectra": [
        spectrum("a random matrix", symmetric(random.normal(size=(8, 8)))),
        spectrum("Hilbert's matrix", 1 / (1.0 + index[:, None] + index)),
        spectrum("Wilkinson's matrix", wilkinson(13)),
        spectrum("a matrix of rank 3", symmetric(tall.T @ tall)),
    ],
}
(HERE / "numpy.json").write_text(json.dumps(fixtures) + "\n")
