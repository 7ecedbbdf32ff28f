import { Rng } from "@revisage/core";
import { fromLevels, randomWeights, Vgg19 } from "@revisage/models";
import {
  perceptualLoss,
  THREE_BLOCKS,
  type TrainConfig,
} from "@revisage/train";
import * as tf from "@tensorflow/tfjs";
import type { Tensor4D } from "@tensorflow/tfjs";
import { startCodebooks } from "../../packages/train/step/codebooks.ts";
import { Networks } from "../../packages/train/step/networks.ts";
import type { PassContext } from "../../packages/train/step/restorer_pass.ts";
import {
  type Levels,
  TrainingStep,
} from "../../packages/train/step/training_step.ts";

/** Blocks of VGG-19 up to the deepest layer whose weights are at hand. */
const VGG_BLOCKS = 3;
/** Batches for k-means to start from: as many features of 8×8 as codes. */
const STARTING_BATCHES = 4;

/** A training, and a batch of noise: pictures would take as long. */
export class Learning implements Disposable {
  readonly networks: Networks;
  readonly vgg: Vgg19 | null;
  readonly step: TrainingStep;
  readonly levels: Levels;
  /** What steps and passes are made of. */
  readonly context: PassContext;

  constructor(readonly config: TrainConfig) {
    const rng = new Rng(1);
    const { batchSize, restorer: { size } } = config;
    const vgg = config.perceptual === "vgg19"
      ? new Vgg19(randomWeights(rng.split("vgg")), { blocks: VGG_BLOCKS })
      : null;
    const perceptual = vgg &&
      ((restored: Tensor4D, reference: Tensor4D) =>
        perceptualLoss(vgg, restored, reference, THREE_BLOCKS));
    this.vgg = vgg;
    this.networks = new Networks(config);
    this.context = { config, networks: this.networks, perceptual };
    this.step = new TrainingStep(this.context);
    const shape = [batchSize, size, size, 3] as const;
    this.levels = {
      degraded: levels(shape, rng.split("degraded")),
      reference: levels(shape, rng.split("reference")),
      shape,
    };
    const batches = Array.from(
      { length: STARTING_BATCHES },
      (_, i) =>
        fromLevels(
          tf.tensor4d(levels(shape, rng.split(i)), [...shape], "int32"),
        ),
    );
    startCodebooks(this.networks.restorer, batches, rng);
    tf.dispose(batches);
  }

  [Symbol.dispose](): void {
    this.step[Symbol.dispose]();
    this.networks[Symbol.dispose]();
    this.vgg?.[Symbol.dispose]();
  }
}

function levels(shape: readonly number[], rng: Rng): Uint8Array {
  const size = shape.reduce((a, b) => a * b);
  return Uint8Array.from({ length: size }, () => rng.integer(0, 256));
}
