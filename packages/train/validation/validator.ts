import { createImage, type Image } from "@revisage/core";
import { drawNoise, type Restorer, type RestorerNoise } from "@revisage/models";
import { compile, type Compiled } from "@revisage/tensorflow";
import { countCodes, perplexity, usage } from "@revisage/vq";
import * as tf from "@tensorflow/tfjs";
import type { Tensor1D, Tensor4D } from "@tensorflow/tfjs";
import type { Batch } from "../data/batches/batch.ts";
import type { SampleFace } from "../events/samples/sample_sheet.ts";
import { fromLevels, toLevels } from "../step/step_input.ts";
import type { Measure } from "./measure.ts";
import { Means } from "./means.ts";

/** The noise of a sheet's columns. */
export const SHEET_SEEDS = [1, 2] as const;

/** How a run does. */
export interface Validation {
  /** Of each measure over all faces; of each codebook, how many codes are used. */
  readonly values: Readonly<Record<string, number>>;
  /** The first faces, for a sheet. */
  readonly faces: readonly (SampleFace & { readonly name: string })[];
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
    const { batches, measures, shown } = this.#options;
    const faces: (SampleFace & { name: string })[] = [];
    const means = new Means(measures);
    const counts = new CodeCounts();
    for await (const batch of batches) {
      using _batch = batch;
      const restored = await this.#images(
        batch,
        SHEET_SEEDS[0],
        quantize,
        counts,
      );
      const [degraded, reference] = [
        imagesOf(batch.degraded, batch),
        imagesOf(batch.reference, batch),
      ];
      await means.add({ restored, reference });
      if (faces.length >= shown) continue;
      const again = await this.#images(batch, SHEET_SEEDS[1], quantize);
      for (let i = 0; i < restored.length && faces.length < shown; i++) {
        faces.push({
          name: batch.samples[i]!.name,
          degraded: degraded[i]!,
          restored: [restored[i]!, again[i]!],
          reference: reference[i]!,
        });
      }
    }
    return { values: { ...means.values(), ...counts.values() }, faces };
  }

  async #images(
    batch: Batch,
    seed: number,
    quantize: boolean,
    counts?: CodeCounts,
  ): Promise<Image[]> {
    const { config } = this.#options.restorer;
    const [B, H, W, C] = batch.shape;
    const result = tf.tidy(() => {
      const degraded = tf.tensor4d(batch.degraded, [B, H, W, C], "int32");
      // One noise for all: what a face becomes depends on no other face.
      const noise = config.noise ? drawNoise(config, [seed]) : null;
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

/** Adds up how often each code was taken, by resolution. */
class CodeCounts {
  readonly #counts = new Map<string, Float32Array>();

  add(counts: Readonly<Record<string, Tensor1D>>): void {
    for (const [resolution, tensor] of Object.entries(counts)) {
      const some = tensor.dataSync();
      const all = this.#counts.get(resolution) ?? new Float32Array(some.length);
      some.forEach((count, code) => all[code]! += count);
      this.#counts.set(resolution, all);
    }
  }

  values(): Record<string, number> {
    const values: Record<string, number> = {};
    for (const [resolution, counts] of this.#counts) {
      const name = `codebook/${resolution}`;
      tf.tidy(() => {
        const all = tf.tensor1d(counts);
        values[`${name}/perplexity`] = perplexity(all).dataSync()[0]!;
        values[`${name}/usage`] = usage(all).dataSync()[0]!;
      });
    }
    return values;
  }
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
