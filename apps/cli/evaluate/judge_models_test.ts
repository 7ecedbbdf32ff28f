import { bootstrapMean, verificationRate } from "@revisage/metrics";
import { assertEquals, assertRejects } from "@std/assert";
import type { FeatureTable } from "./feature_tables.ts";
import {
  type Evidence,
  judgeModels,
  type JudgeOptions,
} from "./judge_models.ts";
import type { PairValues } from "./pair_values.ts";
import type { MeasureKey } from "./report.ts";

const OPTIONS: JudgeOptions = {
  metrics: null,
  k: 1,
  verify: null,
  bootstrap: { level: 0.95, resamples: 50, seed: 0 },
};

const rows = (...x: number[]) => ({
  data: Float64Array.from(x.flatMap((value) => [value, 1])),
  count: x.length,
  dimensions: 2,
});

const TABLE: FeatureTable = {
  network: { name: "hand", digest: "00".repeat(32) },
  reference: rows(0, 1, 4),
  restored: [rows(0, 2, 9), rows(0, 1, 4)],
};

function evidence(more: Partial<Evidence> = {}): Evidence {
  const values = (...numbers: number[]): PairValues =>
    new Map<MeasureKey, number[]>([["psnr", numbers]]);
  return {
    models: [{ name: "a", folder: "A" }, { name: "b", folder: "B" }],
    stems: ["x", "y", "z"],
    people: null,
    pairs: [values(20, 30, 40), values(21, 29, 45)],
    faces: TABLE,
    sets: TABLE,
    ...more,
  };
}

Deno.test("judgeModels() tells of each image what decided, by hand", async () => {
  const { models, measures } = await judgeModels(evidence(), OPTIONS);
  const [a, b] = models as [typeof models[0], typeof models[0]];
  // Balls: 0 ± 1, 1 ± 1, 4 ± 3. 9 is in none; 2 is within 1 of 1.
  assertEquals(a!.images.map(({ verdict }) => verdict), [
    { kind: "same", neighbor: "x", distance: 0, radius: 1 },
    { kind: "same", neighbor: "y", distance: 1, radius: 1 },
    { kind: "none", neighbor: "z", distance: 5, radius: 3 },
  ]);
  assertEquals(a!.values.iPrecision!.value, 2 / 3);
  assertEquals(a!.sweep!.map(({ k }) => k), [1, 2]);
  assertEquals(b!.values.iPrecision!.value, 1);
  assertEquals(a!.comparison, null);
  const { difference, signs } = b!.comparison!.psnr!;
  assertEquals([difference, signs!.wins, signs!.losses], [5 / 3, 2, 1]);
  assertEquals(b!.comparison!.iPrecision!.signs!.wins, 1);
  assertEquals(measures[0]!.key, "psnr");
  const fid = b!.comparison!.fid!;
  assertEquals(fid.difference, b!.values.fid!.value - a!.values.fid!.value);
  assertEquals([fid.signs, fid.low < fid.high], [null, true]);
  assertEquals(a!.images.map(({ person }) => person), ["x", "y", "z"]);
});

Deno.test("judgeModels() leaves out what needs more images, and says why", async () => {
  const { models, measures, missing } = await judgeModels(evidence(), {
    ...OPTIONS,
    k: 3,
  });
  assertEquals(
    missing.get("iRecall"),
    "Cannot compute iPrecision and iRecall: k must be below the number of pairs, 3, got 3",
  );
  assertEquals([...missing.keys()], [
    "iPrecision",
    "iRecall",
    "precision",
    "recall",
    "density",
    "coverage",
  ]);
  assertEquals(models[0]!.sweep, null);
  assertEquals(models[0]!.images[0]!.verdict, null);
  assertEquals(measures.map(({ key }) => key), [
    "psnr",
    "identity",
    "angle",
    "fid",
    "kid",
  ]);
});

Deno.test("judgeModels() verifies faces whose cosine is large enough", async () => {
  // Of (0, 1), (2, 1), (9, 1) with (0, 1), (1, 1), (4, 1): 1, 0.949, 0.988.
  const verify = 0.95;
  const { models } = await judgeModels(evidence(), { ...OPTIONS, verify });
  const verified = models[0]!.images.map(({ values }) => values.verified);
  assertEquals(verified, [1, 0, 1]);
  const pair = { restored: TABLE.restored[0]!, reference: TABLE.reference };
  assertEquals(
    models[0]!.values.verified!.value,
    verificationRate(pair, verify),
  );
  assertEquals(models[1]!.comparison!.verified!.signs!.wins, 1);
  const none = await judgeModels(evidence(), OPTIONS);
  assertEquals(none.models[0]!.values.verified, undefined);
});

Deno.test("judgeModels() leaves out what pairs do not have", async () => {
  const values = (...numbers: number[]): PairValues =>
    new Map<MeasureKey, number[]>([["landmarks", numbers]]);
  const pairs = [values(1, NaN, 3), values(NaN, NaN, NaN)];
  const { models: [some, none], measures, missing } = await judgeModels(
    evidence({ pairs, faces: null, sets: null }),
    OPTIONS,
  );
  assertEquals(some!.values.landmarks!.value, 2);
  assertEquals(some!.values.landmarks!.count, 2);
  const seen = some!.images.map(({ values }) => values);
  assertEquals(seen, [{ landmarks: 1 }, {}, { landmarks: 3 }]);
  assertEquals([none!.values, none!.comparison], [{}, {}]);
  assertEquals(measures.map(({ key }) => key), ["landmarks"]);
  assertEquals([...missing], [
    ["landmarks", "No pair has a face in both pictures"],
  ]);
});

Deno.test("judgeModels() draws people where they are known, and lets them share faces", async () => {
  const people = ["p", "p", "q"];
  const { models } = await judgeModels(evidence({ people }), OPTIONS);
  const expected = bootstrapMean([20, 30, 40], {
    ...OPTIONS.bootstrap,
    identities: people,
  });
  assertEquals(models[0]!.values.psnr!.low, expected.low);
  assertEquals(models[0]!.images.map(({ person }) => person), people);
});

Deno.test("judgeModels() measures what is asked for alone", async () => {
  const { models, measures } = await judgeModels(evidence(), {
    ...OPTIONS,
    metrics: ["angle", "kid"],
  });
  assertEquals(measures.map(({ key }) => key), ["angle", "kid"]);
  assertEquals(models[0]!.sweep, null);
  assertEquals(Object.keys(models[0]!.images[0]!.values), ["angle"]);
});

Deno.test("judgeModels() says which features are unfit", async () => {
  const data = new Float64Array(6);
  const faces = { ...TABLE, reference: { data, count: 3, dimensions: 2 } };
  await assertRejects(
    () => judgeModels(evidence({ faces, sets: null }), OPTIONS),
    Error,
    "Cannot compare features: row 0 of reference must not be all zeros",
  );
});
