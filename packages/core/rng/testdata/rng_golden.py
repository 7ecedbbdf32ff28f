"""Computes what Rng must give, apart from its code: python3 rng_golden.py > rng_golden.json

Threefry is written from the paper with an explicit list of words, integers are
Python's own, and the normal quantile is the one of Python's statistics module.
"""

import json
from statistics import NormalDist

MASK = 2**32 - 1
ROTATIONS = [
    (10, 26), (11, 21), (13, 27), (23, 5), (6, 20), (17, 11), (25, 10), (18, 20),
]


def rotate(word, bits):
    return (word << bits | word >> 32 - bits) & MASK


def threefry(key, counter):
    parity = 0x1BD11BDA
    for word in key:
        parity ^= word
    keys = [*key, parity]
    x = [(c + k) & MASK for c, k in zip(counter, key)]
    for n in range(20):
        left, right = ROTATIONS[n % 8]
        a, b = (1, 3) if n % 2 == 0 else (3, 1)
        x[0] = (x[0] + x[a]) & MASK
        x[a] = rotate(x[a], left) ^ x[0]
        x[2] = (x[2] + x[b]) & MASK
        x[b] = rotate(x[b], right) ^ x[2]
        if n % 4 == 3:
            s = (n + 1) // 4
            for i in range(4):
                x[i] = (x[i] + keys[(s + i) % 5] + (s if i == 3 else 0)) & MASK
    return x


def child(key, label):
    if isinstance(label, int):
        return threefry(key, [label & MASK, label >> 32 & MASK, 0, 1])
    units = label.encode("utf-16-le")
    chunks = [units[i : i + 12] for i in range(0, len(units), 12)] or [b""]
    for i, chunk in enumerate(chunks):
        padded = chunk.ljust(12, b"\0")
        words = [int.from_bytes(padded[j : j + 4], "little") for j in (0, 4, 8)]
        tag = 3 + len(chunk) // 2 if i == len(chunks) - 1 else 2
        key = threefry(key, [*words, tag])
    return key


class Stream:
    def __init__(self, seed, labels=(), drawn=0):
        self.key = [seed & MASK, seed >> 32 & MASK, 0, 0]
        for label in labels:
            self.key = child(self.key, label)
        self.drawn = drawn

    def word(self):
        block, lane = divmod(self.drawn, 4)
        self.drawn += 1
        return threefry(self.key, [block & MASK, block >> 32, 0, 0])[lane]

    def bits(self, count):
        """Two words, the high one first; each gives its top bits."""
        high = self.word() >> (32 - (count - 26))
        return high << 26 | self.word() >> 6

    def next(self):
        return self.bits(53) / 2**53

    def uniform(self, low, high):
        return low + (high - low) * self.next()

    def normal(self, mean, std):
        return mean + std * NormalDist().inv_cdf((self.bits(52) + 0.5) / 2**52)

    def integer(self, low, high):
        fair = 2**53 // (high - low) * (high - low)
        while (bits := self.bits(53)) >= fair:
            pass
        return low + bits % (high - low)

    def permutation(self, n):
        order = []
        for i in range(n):
            j = self.integer(0, i + 1)
            order.append(i)
            order[i], order[j] = order[j], i
        return order


FAR = 2**52 + 3
STREAMS = [
    (0, []), (1, []), (-1, []), (42, []), (2**53 - 1, []), (-(2**53) + 1, []),
    (0, [0]), (0, [3]), (0, ["3"]), (0, [-1]), (0, [2**53 - 1]), (0, [""]),
    (0, ["degrade"]), (0, ["degrade", 7, "noise"]), (0, ["sixsix"]),
    (0, ["sechs Öfen, 🙂 für 12"]),
]
print(json.dumps([
    {
        "seed": seed,
        "labels": labels,
        "uint32": [s.word() for s in [Stream(seed, labels)] for _ in range(6)],
        # Here the counter needs its second word.
        "far": [s.word() for s in [Stream(seed, labels, FAR)] for _ in range(3)],
        "next": [s.next() for s in [Stream(seed, labels)] for _ in range(3)],
        "uniform": [s.uniform(-3, 5) for s in [Stream(seed, labels)] for _ in range(3)],
        "normal": [s.normal(2, 0.5) for s in [Stream(seed, labels)] for _ in range(5)],
        "integer": [s.integer(-5, 1000) for s in [Stream(seed, labels)] for _ in range(4)],
        # Three quarters of 2^53: one draw in four must be thrown away.
        "wide": [s.integer(0, 3 * 2**51) for s in [Stream(seed, labels)] for _ in range(4)],
        "pick": ["abcde"[s.integer(0, 5)] for s in [Stream(seed, labels)] for _ in range(4)],
        "permutation": Stream(seed, labels).permutation(8),
    }
    for seed, labels in STREAMS
], indent=2, ensure_ascii=False))
