"""Writes features.safetensors and features.json, and statistics*.npz: sets of
features, and what others measure of them.

    pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 \\
        safetensors==0.8.0 torch==2.15.0 torchvision==0.29.2 \\
        pytorch-fid==0.3.0 torch_fidelity==0.4.0 clean-fid==0.1.35 prdc==0.2
    python make_features.py
"""

import json
from pathlib import Path

import numpy as np
import torch
from cleanfid.fid import frechet_distance as cleanfid_distance
from prdc import compute_prdc
from pytorch_fid.fid_score import calculate_frechet_distance
from safetensors.numpy import save_file
from torch_fidelity.metric_fid import (
    fid_features_to_statistics,
    fid_statistics_to_metric,
)
from torch_fidelity.metric_kid import kernel_mmd, kid_features_to_metric
from torch_fidelity.metric_prc import prc_features_to_metric

HERE = Path(__file__).parent


def main():
    rng = np.random.default_rng(0)
    sets = {
        # More images than dimensions.
        "full": pair(rng, 60, 50, 8),
        # Fewer: both covariances are singular.
        "singular": pair(rng, 12, 10, 24),
        # One of them is.
        "halfSingular": pair(rng, 12, 60, 20),
        # A large mean, as after a ReLU, in float32.
        "float32": tuple(np.float32(100 + x) for x in pair(rng, 40, 40, 6)),
        # Small integers: many distances are equal, and exact everywhere.
        "ties": tuple(
            rng.integers(0, 3, (n, 4)).astype(np.float64) for n in (40, 30)
        ),
    }
    arrays, expected = {}, {}
    for name, (restored, reference) in sets.items():
        arrays[f"{name}.restored"] = restored
        arrays[f"{name}.reference"] = reference
        mean, covariance = moments(restored)
        arrays[f"{name}.mean"] = mean
        arrays[f"{name}.covariance"] = covariance
        expected[name] = measure(restored, reference)
    expected["swapped"] = swapped(arrays)
    save_file(arrays, HERE / "features.safetensors")
    (HERE / "features.json").write_text(json.dumps(expected, indent=2) + "\n")

    x = sets["full"][1]
    mu, sigma = np.mean(x, axis=0), np.cov(x, rowvar=False)
    # As pytorch-fid 0.3.0 writes them, and as older files are.
    np.savez_compressed(HERE / "statistics.npz", mu=mu, sigma=sigma)
    np.savez(
        HERE / "statistics_float32.npz",
        mu=np.float32(mu),
        sigma=np.asfortranarray(np.float32(sigma)),
    )


def pair(rng, restored, reference, dimensions):
    mix = rng.standard_normal((dimensions, dimensions)) / np.sqrt(dimensions)
    a = rng.standard_normal((restored, dimensions)) @ mix
    b = 0.9 * rng.standard_normal((reference, dimensions)) @ mix + 0.1
    return a, b


def measure(restored, reference):
    return {
        "fid": {
            "pytorch-fid": pytorch_fid(restored, reference),
            "clean-fid": clean_fid(restored, reference),
            "torch-fidelity": fidelity(restored, reference),
            "exact": exact(restored, reference),
        },
        "kid": kid(restored, reference),
        "precisionRecall": precision_recall(restored, reference, 3),
        "prdc": prdc(restored, reference, 5),
    }


def moments(x):
    x = np.float64(x)
    return np.mean(x, axis=0), np.cov(x, rowvar=False)


def pytorch_fid(restored, reference):
    return calculate_frechet_distance(*moments(restored), *moments(reference))


def clean_fid(restored, reference):
    return cleanfid_distance(*moments(restored), *moments(reference))


def fidelity(restored, reference):
    of = [
        fid_features_to_statistics(torch.from_numpy(np.float64(x)))
        for x in (restored, reference)
    ]
    return next(iter(fid_statistics_to_metric(*of, False).values()))


def exact(restored, reference):
    """From the centered features: the singular values of X1·X2ᵀ are those that
    the others find as roots of eigenvalues, with half of the digits."""
    a, b = (
        (x - np.mean(x, axis=0)) / np.sqrt(len(x) - 1)
        for x in (np.float64(restored), np.float64(reference))
    )
    shift = np.mean(restored, axis=0, dtype=np.float64) - np.mean(
        reference, axis=0, dtype=np.float64
    )
    root = np.linalg.svd(a @ b.T, compute_uv=False).sum()
    return float(shift @ shift + (a * a).sum() + (b * b).sum() - 2 * root)


def kid(restored, reference):
    """Of the first images of both: equally many. Then its subsets are random,
    but each of them is the whole set."""
    size = min(len(restored), len(reference))
    a, b = np.float64(restored[:size]), np.float64(reference[:size])
    whole = kid_features_to_metric(
        torch.from_numpy(a),
        torch.from_numpy(b),
        kid_subsets=3,
        kid_subset_size=size,
        verbose=False,
    )
    kernel = {
        "kid_kernel": "poly",
        "kid_kernel_poly_degree": 3,
        "kid_kernel_poly_gamma": None,
        "kid_kernel_poly_coef0": 1,
    }
    first, last = a[: size // 2], b[size - size // 2 :]
    return {
        "count": size,
        "whole": whole["kernel_inception_distance_mean"],
        "halves": kernel_mmd(first, last, **kernel),
    }


def precision_recall(restored, reference, k):
    numbers = prc_features_to_metric(
        torch.from_numpy(np.float64(restored)),
        torch.from_numpy(np.float64(reference)),
        prc_neighborhood=k,
        prc_batch_size=10000,
        save_cpu_ram=False,
        verbose=False,
    )
    return {key: numbers[key] for key in ("precision", "recall")}


def prdc(restored, reference, k):
    numbers = compute_prdc(np.float64(reference), np.float64(restored), k)
    return {key: float(value) for key, value in numbers.items()}


def swapped(arrays):
    """torch-fidelity's regression of the direction: precision is high."""
    rng = np.random.default_rng(1)
    restored = np.float32(0.1 * rng.standard_normal((64, 8)))
    reference = np.float32(3 * rng.standard_normal((64, 8)))
    arrays["swapped.restored"] = restored
    arrays["swapped.reference"] = reference
    return precision_recall(restored, reference, 3)


if __name__ == "__main__":
    main()
