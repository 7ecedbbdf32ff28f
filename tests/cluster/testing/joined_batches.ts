import { Rng } from "@revisage/core";
import type { TrainConfig } from "@revisage/train";
import { Batches, openFaces } from "../../../packages/train/data/mod.ts";
import { startCodebooks } from "../../../packages/train/step/codebooks.ts";
import { Networks } from "../../../packages/train/step/networks.ts";
import {
  type Levels,
  TrainingStep,
} from "../../../packages/train/step/training_step.ts";
import { openRunFaces } from "../../../packages/train/trainer/open_faces_of.ts";
import { referenceBatches } from "../../../packages/train/trainer/reference_batches.ts";
import { drawOf } from "../../../packages/train/trainer/training.ts";
import { type Left, weightsOf } from "./in_memory.ts";

/**
 * Takes steps on batches of two workers as one batch. Their images alternate, so
 * that the discriminator compares those of each worker with each other: of a
 * batch it compares images half a batch apart.
 */
export async function takeJoinedSteps(config: TrainConfig): Promise<Left> {
  const { batchSize, data } = config;
  const { train } = await openRunFaces(config);
  const shards = [0, 1].map((index) =>
    new Batches(train.source, train.faces, {
      ...drawOf(config),
      batchSize,
      flip: data.flip,
      prefetch: 0,
      shard: { index, count: 2 },
    })
  );
  const whole = { ...config, batchSize: 2 * batchSize };
  using networks = new Networks(whole);
  using step = new TrainingStep({
    config: whole,
    networks,
    perceptual: null,
  });
  const reports: Record<string, number>[] = [];
  for (let done = 0; done < config.steps; done++) {
    if (done === config.codebookStart) {
      using reader = openFaces(train.source);
      for (const restorer of [networks.restorer, networks.average]) {
        const rng = new Rng(config.seed).split("codebooks");
        const batches = referenceBatches(reader, train.faces, config, rng);
        startCodebooks(restorer, batches, rng);
      }
    }
    const [a, b] = [await shards[0]!.next(), await shards[1]!.next()];
    reports.push({ ...step.take([alternate(a, b)], done) });
  }
  shards.forEach((shard) => shard[Symbol.dispose]());
  return { reports, weights: weightsOf(networks), kept: 0 };
}

/** a0, b0, a1, b1, … */
function alternate(a: Levels, b: Levels): Levels {
  const [count, height, width] = a.shape;
  const size = 3 * height * width;
  const mix = (x: Uint8Array, y: Uint8Array) => {
    const mixed = new Uint8Array(2 * x.length);
    for (let i = 0; i < count; i++) {
      mixed.set(x.subarray(i * size, (i + 1) * size), 2 * i * size);
      mixed.set(y.subarray(i * size, (i + 1) * size), (2 * i + 1) * size);
    }
    return mixed;
  };
  return {
    degraded: mix(a.degraded, b.degraded),
    reference: mix(a.reference, b.reference),
    shape: [2 * count, height, width, 3],
  };
}
