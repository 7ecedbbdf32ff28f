import type { FaceSource } from "../faces.ts";
import { type Batch, openBatch } from "./batch.ts";
import {
  type BatchesState,
  digestFaces,
  readBatchesState,
} from "./batches_state.ts";
import { checkFaces } from "./check_faces.ts";
import { checkShard, everyNth, type Shard } from "./shard.ts";
import type { DrawOptions } from "./draw_degradation.ts";
import { checkCount, type FeedOptions } from "./feed_options.ts";
import { inBatches } from "./in_batches.ts";
import { type BatchFeed, BatchLanes } from "./batch_lanes.ts";
import { trainingSamples } from "./sample.ts";

/** What {@linkcode Batches} makes. */
export interface BatchesOptions extends DrawOptions, FeedOptions {
  /** How many samples a batch holds; 1 to 1024. */
  readonly batchSize: number;
  /** Whether half of the samples are mirrored, by chance; true by default. */
  readonly flip?: boolean;
  /** Goes on where {@linkcode Batches.state} was taken, perhaps through JSON. */
  readonly state?: BatchesState;
  /**
   * Which batches of the order that all shards have in common: of each `count` in
   * a row the one numbered `index`, from 0. All of them, if not given.
   */
  readonly shard?: Shard;
}

/**
 * Batches of degraded faces to train with, without end, made by workers before
 * they are asked for.
 *
 * In each epoch every face comes once, in an order of its own; a batch may hold
 * the end of one epoch and the beginning of the next. Order, flips and
 * degradations depend on the seed and on the number of the sample alone: with
 * any number of workers, any prefetch, and after any stop, the bytes are the
 * same. Shards that each give as many batches have the same samples together,
 * and may go on as another number of shards.
 *
 * @example
 * ```ts
 * import { Batches, syntheticFaces } from "@revisage/train/data";
 * import { assertEquals } from "@std/assert";
 *
 * const source = syntheticFaces({ size: 64, people: 8 });
 * const options = { preset: "gfpgan", seed: 0, referenceSize: 512 } as const;
 * using batches = new Batches(source, [0, 1, 2, 3, 4], {
 *   ...options,
 *   batchSize: 2,
 *   prefetch: 0,
 * });
 * using batch = await batches.next();
 * assertEquals(batch.shape, [2, 64, 64, 3]);
 * assertEquals(batches.state().position, 2);
 * ```
 */
export class Batches implements Disposable {
  readonly #size: number;
  readonly #batchSize: number;
  readonly #count: number;
  readonly #digest: string;
  readonly #lanes: BatchLanes;
  readonly #feed: BatchFeed;
  readonly #shards: number;
  #next: number;

  /**
   * Starts the workers.
   *
   * @param source The faces.
   * @param faces The numbers of those to train with.
   * @throws {RangeError} If an option makes no sense, or `state` is one of
   * other faces.
   * @throws {Error} If the faces cannot be opened.
   */
  constructor(
    source: FaceSource,
    faces: readonly number[],
    options: BatchesOptions,
  ) {
    const { batchSize, seed, flip = true, state } = options;
    const { shard = { index: 0, count: 1 } } = options;
    checkCount("batchSize", batchSize, 1);
    checkShard(shard);
    checkFaces(source, faces);
    const { names, size } = source;
    this.#size = size;
    this.#batchSize = batchSize;
    this.#count = faces.length;
    this.#shards = shard.count;
    this.#digest = digestFaces(faces.map((face) => names[face]!), size);
    this.#next = state === undefined
      ? 0
      : readBatchesState(state, faces.length, this.#digest);
    const samples = trainingSamples({ faces, names, seed, flip }, this.#next);
    this.#lanes = new BatchLanes(source, options);
    this.#feed = this.#lanes.feed(
      everyNth(inBatches(samples, batchSize), shard),
    );
  }

  /**
   * The next batch.
   *
   * @throws {Error} If a face could not be read or degraded, which the message
   * names, or the batches were disposed. No batch comes after an error.
   */
  async next(): Promise<Batch> {
    const asked = performance.now();
    const made = await this.#feed.next();
    this.#next += this.#batchSize * this.#shards;
    const waited = performance.now() - asked;
    // Samples have no end, so there always is one.
    return openBatch(made!, this.#size, waited, this.#lanes.pool);
  }

  /** How many batches all shards have given since the training began. */
  get given(): number {
    return this.#next / this.#batchSize;
  }

  /**
   * Where the training stands: behind the last batch that was given, and those
   * of the other shards beside it.
   */
  state(): BatchesState {
    const position = this.#next % this.#count;
    const epoch = (this.#next - position) / this.#count;
    return { epoch, position, faces: this.#digest };
  }

  /** Ends the workers. Whoever waits for a batch gets an error. */
  [Symbol.dispose](): void {
    this.#feed[Symbol.dispose]();
    this.#lanes[Symbol.dispose]();
  }
}
