import type { Features } from "@revisage/core";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { cosineSimilarity } from "./cosine_similarity.ts";
import type { AlignedFeatures } from "./aligned_features.ts";
import { identityAngle } from "./identity_angle.ts";
import { anyRows, featuresOf } from "./testing/features.ts";
import { verificationRate } from "./verification_rate.ts";

const MEASURES = {
  cosineSimilarity,
  identityAngle,
  verificationRate: (pairs: AlignedFeatures) => verificationRate(pairs, 0.5),
};

function pairsOf(rows: readonly { restored: number[]; reference: number[] }[]) {
  return {
    restored: featuresOf(...rows.map(({ restored }) => restored)),
    reference: featuresOf(...rows.map(({ reference }) => reference)),
  };
}

Deno.test("cosineSimilarity() and identityAngle(), by hand", () => {
  const half = Math.SQRT1_2;
  const rows = [
    [[1, 0], [5, 0], 1, 0],
    [[0, 2], [7, 0], 0, 90],
    [[3, 0], [-2, 0], -1, 180],
    [[1, 1], [0, 9], half, 45],
    [[-1, Math.sqrt(3)], [4, 0], -0.5, 120],
  ] as const;
  const pairs = {
    restored: featuresOf(...rows.map(([restored]) => restored)),
    reference: featuresOf(...rows.map(([, reference]) => reference)),
  };
  const cosines = cosineSimilarity(pairs), angles = identityAngle(pairs);
  rows.forEach(([, , cosine, angle], i) => {
    assertAlmostEquals(cosines[i]!, cosine, 1e-15);
    assertAlmostEquals(angles[i]!, angle, 1e-13);
  });
});

Deno.test("cosineSimilarity() stays within ±1 and the angle is a number", () => {
  // Rows for which a plain quotient gives 1.0000000000000002 and the like.
  for (let i = 1; i < 200; i++) {
    const row = [Math.sin(i), Math.cos(3 * i), i / 7, Math.sqrt(i)];
    for (const sign of [1, -1]) {
      const pairs = {
        restored: featuresOf(row.map((x) => sign * 3 * x)),
        reference: featuresOf(row),
      };
      const [cosine] = cosineSimilarity(pairs);
      assert(Math.abs(cosine!) <= 1);
      assertAlmostEquals(cosine!, sign, 1e-15);
      assertAlmostEquals(identityAngle(pairs)[0]!, sign > 0 ? 0 : 180, 1e-12);
    }
  }
});

Deno.test("identityAngle() is 0 exactly for equal rows, and keeps small angles", () => {
  const row = [0.3, -0.8, 0.1];
  const same = { restored: featuresOf(row), reference: featuresOf(row) };
  assertEquals(identityAngle(same), Float64Array.of(0));
  const turned = {
    restored: featuresOf([1, 1e-9]),
    reference: featuresOf([1, 0]),
  };
  assertAlmostEquals(identityAngle(turned)[0]! * 1e9, 180 / Math.PI, 1e-6);
});

Deno.test("identityAngle() is the arccos of cosineSimilarity()", () => {
  fc.assert(fc.property(anyRows, (rows) => {
    const pairs = pairsOf(rows);
    const cosines = cosineSimilarity(pairs);
    identityAngle(pairs).forEach((angle, i) => {
      assertAlmostEquals(angle, Math.acos(cosines[i]!) * 180 / Math.PI, 1e-5);
    });
  }));
});

Deno.test("cosineSimilarity() ignores length and sides, and keeps the order", () => {
  fc.assert(fc.property(anyRows, (rows) => {
    const cosines = cosineSimilarity(pairsOf(rows));
    const { restored, reference } = pairsOf(rows);
    const swapped = { restored: reference, reference: restored };
    const turned = pairsOf(rows.toReversed());
    const longer = {
      restored: { ...restored, data: restored.data.map((x) => 40 * x) },
      reference,
    };
    for (
      const others of [
        cosineSimilarity(swapped),
        cosineSimilarity(turned).reverse(),
        cosineSimilarity(longer),
      ]
    ) {
      others.forEach((x, i) => assertAlmostEquals(x, cosines[i]!, 1e-12));
    }
  }));
});

Deno.test("cosineSimilarity() takes huge numbers, tiny ones and float32", () => {
  for (const scale of [1e-300, 1e300]) {
    const pairs = {
      restored: featuresOf([3 * scale, 4 * scale]),
      reference: featuresOf([scale, 0]),
    };
    assertAlmostEquals(cosineSimilarity(pairs)[0]!, 0.6, 1e-15);
  }
  const single = { data: Float32Array.of(3, 4), count: 1, dimensions: 2 };
  const pairs = { restored: single, reference: featuresOf([1, 0]) };
  assertAlmostEquals(cosineSimilarity(pairs)[0]!, 0.6, 1e-15);
});

Deno.test("verificationRate() counts a cosine equal to the threshold", () => {
  const pairs = {
    restored: featuresOf([1, 0], [0, 1], [-1, 0], [1, 0]),
    reference: featuresOf([1, 0], [1, 0], [1, 0], [1, 1]),
  };
  assertEquals(
    [-1, -0.5, 0, 0.5, 1].map((t) => verificationRate(pairs, t)),
    [1, 0.75, 0.75, 0.5, 0.25],
  );
});

Deno.test("verificationRate() never rises with the threshold", () => {
  const threshold = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(fc.property(anyRows, threshold, threshold, (rows, a, b) => {
    const pairs = pairsOf(rows);
    const low = verificationRate(pairs, Math.min(a, b));
    assert(low >= verificationRate(pairs, Math.max(a, b)));
  }));
});

Deno.test("verificationRate() says which thresholds there are", () => {
  const pairs = { restored: featuresOf([1]), reference: featuresOf([1]) };
  for (const threshold of [-1.1, 36.3, NaN]) {
    const verify = () => verificationRate(pairs, threshold);
    assertEquals(
      assertThrows(verify, RangeError).message,
      `Cannot verify faces: threshold must be from -1 to 1, got ${threshold}`,
    );
  }
});

for (const [name, measure] of Object.entries(MEASURES)) {
  Deno.test(`${name}() says what is wrong with the features`, () => {
    const messageOf = (restored: Features, reference: Features) =>
      assertThrows(() => measure({ restored, reference }), RangeError).message;
    const one = featuresOf([1, 2]), none = featuresOf();
    assertEquals(
      [
        messageOf(featuresOf([1, 2], [3, 4]), one),
        messageOf(featuresOf([1, 2, 3]), one),
        messageOf(none, none),
        messageOf(one, featuresOf([1, NaN])),
        messageOf(featuresOf([0, 0]), one),
        messageOf(one, featuresOf([0, 0])),
      ],
      [
        "Cannot compare features: restored.count must be 1 as in reference, got 2",
        "Cannot compare features: restored.dimensions must be 2 as in reference, got 3",
        "Cannot compare features: count must be at least 1, got 0",
        "Cannot use reference: row 0, column 1 must be finite, got NaN",
        "Cannot compare features: row 0 of restored must not be all zeros",
        "Cannot compare features: row 0 of reference must not be all zeros",
      ],
    );
  });
}
