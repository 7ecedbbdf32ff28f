import { createImage, type Image } from "@revisage/core";
import {
  drawNoise,
  fromLevels,
  type Restorer,
  type RestorerNoise,
  toLevels,
} from "@revisage/models";
import { compile, type Compiled } from "@revisage/tensorflow";
import { countCodes } from "@revisage/vq";
import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor4D } from "@tensorflow/tfjs";
import type { Batch } from "../data/batches/batch.ts";
import type { SampleFace } from "../events/samples/sample_sheet.ts";
import { CodeCounts } from "./code_counts.ts";
import type { Measure } from "./measure.ts";
import { Means } from "./means.ts";

/** The noise of a sheet's columns: two, where the restorer takes any. */
const SEEDS = { noisy: [1, 2], plain: [null] } as const;

/** A face of a sheet. */
export interface ShownFace extends SampleFace {
  /** Its name in its source. */
  readonly name: string;
}

/** How a run does. */
export interface Validation {
  /** Of each measure over all faces; of each codebook, how many codes are used. */
  readonly values: Readonly<Record<string, number>>;
  /** Of the noise in each face's restored pictures; `null` for none. */
  readonly seeds: readonly (number | null)[];
  /** The first faces, for a sheet. */
  readonly faces: readonly ShownFace[];
}

/** What a {@linkcode Validator} needs. */
export interface ValidatorOptions {
  /** What is judged. */
  readonly restorer: Restorer;
  /** The faces: the same ones in each pass. */
  readonly batches: AsyncIterable<Batch>;
  /** What is measured. */
  readonly measures: readonly Measure[];
  /** How many faces a sheet shows. */
  readonly shown: number;
}

/** Restores the same degraded faces at each pass, and measures how well. */
export class Validator implements Disposable {
  readonly #options: ValidatorOptions;
  readonly #restore: Compiled<
    [Tensor4D, RestorerNoise | null, boolean],
    { levels: Tensor4D; counts: Record<string, Tensor1D> }
  >;

  /** Gets ready; nothing is traced yet. */
  constructor(options: ValidatorOptions) {
    const { restorer } = options;
    this.#options = options;
    this.#restore = compile(
      (degraded, noise, quantize) =>
        restore(restorer, degraded, { noise, quantize }),
      { name: "validate" },
    );
  }

  /**
   * Judges the restorer as it is now.
   *
   * @param quantize Whether the codebooks have started.
   */
  async run(quantize: boolean): Promise<Validation> {
    const { restorer, batches, measures, shown } = this.#options;
    const [seed, ...others] = restorer.config.noise ? SEEDS.noisy : SEEDS.plain;
    const faces: ShownFace[] = [];
    const means = new Means(measures);
    const counts = new CodeCounts();
    for await (const batch of batches) {
      using _batch = batch;
      const restored = await this.#images(batch, { seed, quantize }, counts);
      const reference = imagesOf(batch.reference, batch);
      await means.add({ restored, reference });
      await new Promise((resolve) => setTimeout(resolve)); // Others wait for news.
      if (faces.length >= shown) continue;
      const columns = [restored];
      for (const seed of others) {
        columns.push(await this.#images(batch, { seed, quantize }));
      }
      const degraded = imagesOf(batch.degraded, batch);
      const some = batch.samples.map(({ name }, i) => ({
        name,
        degraded: degraded[i]!,
        restored: columns.map((images) => images[i]!),
        reference: reference[i]!,
      }));
      faces.push(...some.slice(0, shown - faces.length));
    }
    const values = { ...means.values(), ...counts.values() };
    return { values, faces, seeds: [seed, ...others] };
  }

  async #images(
    batch: Batch,
    { seed, quantize }: {
      readonly seed: number | null;
      readonly quantize: boolean;
    },
    counts?: CodeCounts,
  ): Promise<Image[]> {
    const { config } = this.#options.restorer;
    const [B, H, W, C] = batch.shape;
    const result = tf.tidy(() => {
      const degraded = tf.tensor4d(batch.degraded, [B, H, W, C], "int32");
      // One noise for all: what a face becomes depends on no other face.
      const noise = seed === null ? null : drawNoise(config, [seed]);
      return this.#restore(degraded, noise, quantize);
    });
    counts?.add(result.counts);
    const levels = Uint8Array.from(await result.levels.data());
    tf.dispose(result);
    return imagesOf(levels, batch);
  }

  /** Frees what was compiled. */
  [Symbol.dispose](): void {
    this.#restore.dispose();
  }
}

/** Restores a batch, to levels of 0 to 255, and counts the codes it took. */
function restore(
  restorer: Restorer,
  degraded: Tensor4D,
  options: { readonly noise: RestorerNoise | null; readonly quantize: boolean },
) {
  const { image, indices } = restorer.apply(fromLevels(degraded), options);
  const { codes } = restorer.config;
  const counts = Object.entries(indices)
    .map(([resolution, taken]) => [resolution, countCodes(taken, codes)]);
  return { levels: toLevels(image), counts: Object.fromEntries(counts) };
}

function imagesOf(
  levels: Uint8Array,
  { shape: [count, height, width] }: Batch,
): Image[] {
  const each = height * width * 3;
  return Array.from(
    { length: count },
    (_, i) =>
      createImage(width, height, levels.slice(i * each, (i + 1) * each)),
  );
}
