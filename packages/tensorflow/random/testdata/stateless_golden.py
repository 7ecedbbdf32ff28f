"""Writes stateless_golden.json: numbers of Python TensorFlow, by seed pair.

Run: pip install tensorflow-cpu==2.21.0 && python stateless_golden.py
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf  # noqa: E402

# The 128-bit hash of stream "noise": see stream_hash.ts.
NOISE = (0xb9ca12b19a90f490, 0x4380a3a4b69f77a3)
COUNT = 9  # over two blocks of four words

KEYS = [
    {"seed": 0, "step": 0},
    {"seed": 1, "step": 2},
    {"seed": -5, "step": 7},
    {"seed": 2**53 - 1, "step": 2**31 - 1},
    {"seed": -(2**53 - 1), "step": -1},
    {"seed": 7, "step": 3, "stream": "noise"},
]


def signed(word):
    return word - 2**64 if word >= 2**63 else word


def draws(key):
    hashed = NOISE if "stream" in key else (0, 0)
    words = [(key[name] ^ h) % 2**64 for name, h in zip(["seed", "step"], hashed)]
    pair = tf.constant([signed(word) for word in words], tf.int64)
    return {
        "key": key,
        "normal": tf.random.stateless_normal([COUNT], pair, alg="philox"),
        "uniform": tf.random.stateless_uniform([COUNT], pair, alg="philox"),
    }


def plain(value):
    return [float(x) for x in value] if isinstance(value, tf.Tensor) else value


golden = [{k: plain(v) for k, v in draws(key).items()} for key in KEYS]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, indent=2) + "\n")
