import type { DiffAugmentPolicy } from "@revisage/layers";
import {
  type ChannelsConfig,
  PRESETS,
  type RestorerConfig,
} from "@revisage/models";
import {
  type AverageConfig,
  DEFAULT_AVERAGE,
} from "../average/average_decay.ts";
import type { TrainingPreset } from "../data/batches/draw_degradation.ts";
import { DEFAULT_LOSS, type LossConfig } from "../losses/restorer_loss.ts";

/**
 * Which network sees whether a face looks right: second term of Eq. 10.
 * `"vgg19"` is all of VGG-19's five blocks, `"vgg19-3"` the first three.
 */
export type PerceptualNetwork =
  | "none"
  | "vgg19"
  | "vgg19-3"
  | "lpips-alex"
  | "lpips-squeeze"
  | "lpips-vgg";

/** Which faces a run learns from, and which it is judged by. */
export interface DataConfig {
  /** A folder of PNG and JPEG faces, at any depth; `null` draws faces. */
  readonly folder: string | null;
  /** Of drawn faces: how many people, and pictures of each. */
  readonly people: number;
  /** Pictures of each drawn person. */
  readonly views: number;
  /** Whether half of the faces are mirrored, by chance. */
  readonly flip: boolean;
  /** Batches that are made ahead by workers; 0 makes each when it is needed. */
  readonly prefetch: number;
}

/** Which faces a run is judged by, and how often. */
export interface ValidationConfig {
  /**
   * A folder of its own, whose faces are not learned from even if they lie in
   * that of the data too; `null` holds faces of the data out of training.
   */
  readonly folder: string | null;
  /** A text file with a name of a face on each line; `null` holds out by chance. */
  readonly list: string | null;
  /** Which part of the data is held out, if neither is given. */
  readonly fraction: number;
  /** What is held out: faces, or all faces of a person, who is a folder. */
  readonly by: "face" | "person";
  /** How many faces are used at most, the first ones. */
  readonly faces: number;
  /** How many of these the sheet shows. */
  readonly shown: number;
}

/** What is done to faces before the restorer sees them. */
export interface DegradationConfig {
  /** A preset of `@revisage/degrade`, by its name or as its ranges. */
  readonly preset: TrainingPreset;
  /** The size that the preset is meant for; `null` takes it as it is. */
  readonly referenceSize: number | null;
}

/** How both networks learn: Adam, and its learning rate over the run. */
export interface OptimizerConfig {
  /** The restorer's greatest learning rate. */
  readonly learningRate: number;
  /**
   * The discriminator's where the restorer's is greatest: both fall together. One
   * that begins at a `perceptionStart` late in the run never gets there.
   */
  readonly discriminatorRate: number;
  /** Share of the past in the first moment. */
  readonly beta1: number;
  /** Share of the past in the second moment. */
  readonly beta2: number;
  /** Steps on which the rates rise from 0, each from its network's first. */
  readonly warmUp: number;
  /** The rates at the end, as a share of the greatest: 1 keeps them. */
  readonly least: number;
  /** The greatest norm of a network's gradients; `null` clips nothing. */
  readonly clip: number | null;
}

/** A run of training, as plain JSON: with it alone the run can be repeated. */
export interface TrainConfig {
  /** What all random numbers come from. */
  readonly seed: number;
  /** Steps in all. */
  readonly steps: number;
  /** Images that are in memory at once. */
  readonly batchSize: number;
  /** Batches whose gradients are added up for a step. */
  readonly accumulate: number;
  /** `"bfloat16"` computes convolutions and products with 8 bits. */
  readonly precision: "float32" | "bfloat16";
  /** The network that restores. */
  readonly restorer: RestorerConfig;
  /** The network that judges it; its size is the restorer's. */
  readonly discriminator: {
    /** Channels at each resolution. */
    readonly channels: ChannelsConfig;
    /** How many images of a batch are compared with each other. */
    readonly group: number;
  };
  /** Faces to learn from. */
  readonly data: DataConfig;
  /** Faces to be judged by. */
  readonly validation: ValidationConfig;
  /** How faces are spoiled. */
  readonly degradation: DegradationConfig;
  /** How much each term of Eq. 7 counts; α is `adversarial`, and 0 trains
   * without a discriminator. */
  readonly loss: LossConfig;
  /** What the perceptual term looks through. */
  readonly perceptual: PerceptualNetwork;
  /** How the networks learn. */
  readonly optimizer: OptimizerConfig;
  /** The penalty of the discriminator's slope. */
  readonly r1: {
    /** Its weight, γ. */
    readonly gamma: number;
    /** Steps from one penalty to the next. */
    readonly interval: number;
  };
  /** What is done to images before the discriminator sees them. */
  readonly augment: readonly DiffAugmentPolicy[];
  /** How slowly the averaged weights follow. */
  readonly average: AverageConfig;
  /**
   * Steps that learn from pixels alone, until the perceptual and the adversarial
   * term count: they take about half the time, and bring the picture near.
   * Real-ESRGAN's two stages (§3.4 there).
   */
  readonly perceptionStart: number;
  /** Steps without quantization, until the codebooks start by k-means. */
  readonly codebookStart: number;
  /**
   * Share of the past in the moving averages that codes follow, below 1. The
   * faster the encoder learns, the less: codes that lag behind it blur.
   */
  readonly codebookDecay: number;
  /** Steps from one validation, sheet and checkpoint to the next. */
  readonly every: number;
  /** Steps from one line of `metrics.jsonl` to the next. */
  readonly log: number;
  /** How many of the last checkpoints are kept, beside the best. */
  readonly keep: number;
  /** Files of published weights; `null` takes what is in the cache. */
  readonly weights: {
    /** VGG-19, for the perceptual term. */
    readonly vgg19: string | null;
    /** LPIPS of the network that `perceptual` names. */
    readonly lpips: string | null;
    /** LPIPS with AlexNet, which validation measures. */
    readonly lpipsAlex: string | null;
    /** SFace, by which validation compares identities. */
    readonly sface: string | null;
  };
}

/** What a config that says nothing means. */
export const DEFAULT_TRAIN: TrainConfig = {
  seed: 0,
  steps: 10_000,
  batchSize: 8,
  accumulate: 1,
  precision: "float32",
  restorer: PRESETS.tiny,
  discriminator: { channels: PRESETS.tiny.channels, group: 4 },
  data: { folder: null, people: 1000, views: 4, flip: true, prefetch: 4 },
  validation: {
    folder: null,
    list: null,
    fraction: 0.02,
    by: "face",
    faces: 32,
    shown: 6,
  },
  degradation: { preset: "gfpgan", referenceSize: 256 },
  loss: { ...DEFAULT_LOSS, perceptual: 0 },
  perceptual: "none",
  optimizer: {
    learningRate: 0.002,
    discriminatorRate: 0.002,
    beta1: 0,
    beta2: 0.99,
    warmUp: 0,
    least: 1,
    clip: null,
  },
  r1: { gamma: 10, interval: 16 },
  augment: ["color", "translation"],
  average: DEFAULT_AVERAGE,
  perceptionStart: 0,
  codebookStart: 200,
  codebookDecay: 0.99,
  every: 500,
  log: 10,
  keep: 3,
  weights: { vgg19: null, lpips: null, lpipsAlex: null, sface: null },
};
