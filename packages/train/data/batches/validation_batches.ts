import type { FaceSource } from "../faces.ts";
import { type Batch, openBatch } from "./batch.ts";
import { checkFaces } from "./check_faces.ts";
import type { DrawOptions } from "./draw_degradation.ts";
import { checkCount, type FeedOptions } from "./feed_options.ts";
import { inBatches } from "./in_batches.ts";
import { BatchLanes } from "./batch_lanes.ts";
import type { Sample } from "./sample.ts";

/** What {@linkcode ValidationBatches} makes. */
export interface ValidationOptions extends DrawOptions, FeedOptions {
  /** How many faces a batch holds, but for the last; 1 to 1024. */
  readonly batchSize: number;
}

/**
 * Batches of the faces to validate with, degraded in the same way in every pass.
 *
 * What is drawn for a face depends on the seed and on its name alone: it is not
 * what is drawn in training, and stays when faces are added or batches get
 * larger. Nothing is mirrored. Batches come in the order of the faces; the last
 * one may be smaller.
 *
 * The faces stay open from pass to pass, so that it does no harm if another
 * process packs them anew.
 *
 * @example
 * ```ts
 * import { syntheticFaces, ValidationBatches } from "@revisage/train/data";
 * import { assertEquals } from "@std/assert";
 *
 * const source = syntheticFaces({ size: 64, people: 3 });
 * const options = { preset: "sr8", seed: 0, batchSize: 2, prefetch: 0 } as const;
 * using batches = new ValidationBatches(source, [0, 1, 2], options);
 * const sizes = [];
 * for await (const batch of batches) {
 *   sizes.push(batch.samples.length);
 *   batch[Symbol.dispose]();
 * }
 * assertEquals(sizes, [2, 1]);
 * ```
 */
export class ValidationBatches implements AsyncIterable<Batch>, Disposable {
  readonly #size: number;
  readonly #batchSize: number;
  readonly #samples: readonly Sample[];
  readonly #lanes: BatchLanes;
  #busy = false;

  /**
   * Starts the workers.
   *
   * @param source The faces.
   * @param faces The numbers of those to validate with.
   * @throws {RangeError} If an option makes no sense.
   * @throws {Error} If the faces cannot be opened.
   */
  constructor(
    source: FaceSource,
    faces: readonly number[],
    options: ValidationOptions,
  ) {
    checkCount("batchSize", options.batchSize, 1);
    checkFaces(source, faces);
    this.#size = source.size;
    this.#batchSize = options.batchSize;
    this.#samples = faces.map((face) => {
      const name = source.names[face]!;
      return { face, name, flipped: false, draw: name };
    });
    this.#lanes = new BatchLanes(source, options);
  }

  /**
   * Begins a pass.
   *
   * @yields Each batch.
   * @throws {Error} If a face cannot be read or degraded, which the message
   * names, or if another pass is not at its end.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Batch, void> {
    if (this.#busy) {
      throw new Error("Cannot validate: the pass before must come to its end");
    }
    this.#busy = true;
    const feed = this.#lanes.feed(inBatches(this.#samples, this.#batchSize));
    try {
      while (true) {
        const asked = performance.now();
        const made = await feed.next();
        if (made === undefined) return;
        const waited = performance.now() - asked;
        yield openBatch(made, this.#size, waited, this.#lanes.pool);
      }
    } finally {
      await feed.end(); // Who stops in the middle leaves batches under way.
      this.#busy = false;
    }
  }

  /** Ends the workers. Whoever waits for a batch gets an error. */
  [Symbol.dispose](): void {
    this.#lanes[Symbol.dispose]();
  }
}
