import { Rng } from "@revisage/core";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import type { Restorer } from "@revisage/models";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { noiseImages } from "../testing/images.ts";
import { levels } from "../testing/levels.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import {
  drawRows,
  followCodebooks,
  shareOfRows,
  startCodebooks,
} from "./codebooks.ts";
import { fakeTeam } from "../team/testing/fake_team.ts";
import { Networks } from "./networks.ts";
import { type Levels, TrainingStep } from "./training_step.ts";

await loadTensorFlow();

const config = tinyConfig({
  codebookStart: 0,
  restorer: { skips: 2 },
  loss: { adversarial: 0 },
});

/** Codes, counts and sums of all codebooks. */
function codesOf(restorer: Restorer): number[][] {
  return [...restorer.codebooks.values()].flatMap(({ codes, count, sum }) =>
    [codes, count, sum].map((variable) => [...variable.dataSync()])
  );
}

function sumOf(x: tf.Tensor): number {
  return [...x.dataSync()].reduce((a, b) => a + b, 0);
}

/** The codes after a step on a batch. */
function codesAfter(batch: Levels, train = config): number[][] {
  using networks = new Networks(train);
  using training = new TrainingStep({
    config: train,
    networks,
    perceptual: null,
  });
  training.take([batch], 0);
  return codesOf(networks.restorer);
}

Deno.test("codebooks start by k-means of reference features", () => {
  using networks = new Networks(config);
  const { restorer } = networks;
  const batches = [noiseImages(1), noiseImages(2)];
  const { numTensors } = tf.memory();
  startCodebooks(restorer, batches, new Rng(7));
  assertEquals(tf.memory().numTensors, numTensors);
  assertEquals([...restorer.codebooks.keys()], [8, 16]);
  for (const [resolution, codebook] of restorer.codebooks) {
    const features = batches.flatMap((x) => [
      ...tf.tidy(() => restorer.encode(x)[resolution]!.dataSync()),
    ]);
    const count = sumOf(codebook.count);
    const [, d] = codebook.codes.shape;
    assertEquals(Math.round(count), features.length / d);
    // All codes together stand where the features do.
    const sum = sumOf(codebook.sum);
    const all = features.reduce((a, b) => a + b, 0);
    assert(Math.abs(sum - all) <= 1e-3 * Math.abs(all) + 1e-2);
  }
  const codes = codesOf(restorer);
  startCodebooks(restorer, batches, new Rng(7));
  assertEquals(codesOf(restorer), codes);
  startCodebooks(restorer, batches, new Rng(8));
  assertNotEquals(codesOf(restorer), codes);
  tf.dispose(batches);
});

Deno.test("codebooks start from some of the features, where a face has many", () => {
  using networks = new Networks(tinyConfig({ restorer: { skips: 3 } }, config));
  const batches = [noiseImages(1), noiseImages(2)];
  startCodebooks(networks.restorer, batches, new Rng(7));
  const faces = batches.reduce((sum, { shape: [B] }) => sum + B, 0);
  const counts = [...networks.restorer.codebooks].map((
    [resolution, { count }],
  ) => [resolution, Math.round(sumOf(count) / faces)]);
  assertEquals(counts, [[8, 64], [16, 256], [32, 512]]);
  tf.dispose(batches);
});

Deno.test("a compiled step of the codebooks draws other rows at each pass", () => {
  using networks = new Networks(config);
  const { restorer } = networks;
  const reference = noiseImages(1, 4);
  const follow = compile((x: tf.Tensor4D, pass: tf.Scalar) => {
    followCodebooks(restorer, x, { seed: 3, pass, decay: 0.99 });
    return null;
  });
  const after = (pass: number) => {
    using fresh = new Networks(config);
    for (const [resolution, codebook] of restorer.codebooks) {
      const start = fresh.restorer.codebooks.get(resolution)!;
      codebook.codes.assign(start.codes);
      codebook.count.assign(start.count);
      codebook.sum.assign(start.sum);
    }
    tf.tidy(() => void follow(reference, tf.scalar(pass, "int32")));
    return codesOf(restorer);
  };
  const first = after(1);
  assertEquals(after(1), first);
  assertNotEquals(after(2), first); // Dead codes are replaced by other rows.
  assert(first.flat().every(Number.isFinite));
  assertEquals(follow.traces, 1);
  follow.dispose();
  reference.dispose();
});

Deno.test("degraded features never move a code: a step's codes come of references alone", async () => {
  await tf.setBackend("cpu"); // Nothing is traced there.
  const { degraded, reference, shape } = levels(1);
  const others = levels(2);
  const codes = codesAfter({ degraded, reference, shape });
  const spoiled = { degraded: others.degraded, reference, shape };
  assertEquals(codesAfter(spoiled), codes);
  const learned = { degraded, reference: others.reference, shape };
  assertNotEquals(codesAfter(learned), codes);
  using untouched = new Networks(config);
  assertNotEquals(codesOf(untouched.restorer), codes);
  const fast = { ...config, codebookDecay: 0 };
  assertNotEquals(codesAfter({ degraded, reference, shape }, fast), codes);
  // Before the codebooks start nothing moves them.
  const waiting = tinyConfig({ codebookStart: 1 }, config);
  using networks = new Networks(waiting);
  const context = { config: waiting, networks, perceptual: null };
  using training = new TrainingStep(context);
  training.take([levels(1)], 0);
  assertEquals(codesOf(networks.restorer), codesOf(untouched.restorer));
  training.take([levels(1)], 1);
  assertNotEquals(codesOf(networks.restorer), codesOf(untouched.restorer));
});

Deno.test("workers draw rows as one with the features of all would", () => {
  const key = { seed: 3, stream: "codebook.8" };
  const [codes, features, round] = [64, 10, 7];
  const one = drawRows(codes, 2 * features, { ...key, step: round }).dataSync();
  const shares = ([0, 1] as const).map((index) => {
    const step = tf.scalar(2 * round + index, "int32");
    const draw = { codes, features, key: { ...key, step } };
    return shareOfRows(fakeTeam(index, []), draw).rows.dataSync();
  });
  one.forEach((row, k) => {
    const owner = Math.floor(row / features);
    assertEquals(shares[owner]![k], row % features);
    assertEquals(shares[1 - owner]![k], -1);
  });
});
