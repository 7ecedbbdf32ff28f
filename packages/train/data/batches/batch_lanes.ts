import { type FaceSource, openFaces } from "../faces.ts";
import { Feed, type Lane, WorkerLane } from "@revisage/core/workers";
import type { MadeBatch } from "./batch.ts";
import { type BatchJob, BatchMaker, type MakerSetup } from "./batch_maker.ts";
import { BatchMemory } from "./batch_memory.ts";
import { drawDegradation, type DrawOptions } from "./draw_degradation.ts";
import { checkFeedOptions, type FeedOptions } from "./feed_options.ts";
import type { Sample } from "./sample.ts";

/** Makes batches of one source, on workers or in this thread. */
export class BatchLanes implements Disposable {
  /** Where the memory of batches goes back to. */
  readonly pool: BatchMemory;
  readonly #lanes: readonly Lane<readonly Sample[], MadeBatch>[];
  readonly #prefetch: number;

  /**
   * Starts the workers.
   *
   * @throws {RangeError} If an option makes no sense.
   * @throws {Error} If the faces cannot be opened.
   */
  constructor(source: FaceSource, options: DrawOptions & FeedOptions) {
    const { prefetch, workers } = checkFeedOptions(options);
    const { preset, seed, referenceSize } = options;
    const { recipe, size } = source;
    const draw = { preset, seed, referenceSize };
    drawDegradation(draw, 0, size); // An error comes now, not in a worker.
    openFaces(source)[Symbol.dispose]();
    this.#prefetch = prefetch;
    this.pool = new BatchMemory(prefetch + 1);
    const setup: MakerSetup = { recipe, size, draw };
    const makers = workers === 0
      ? [new BatchMaker(setup)]
      : Array.from({ length: workers }, () => startWorker(setup));
    this.#lanes = makers.map((maker) => inMemory(maker, size, this.pool));
  }

  /**
   * Begins to make batches. The feed before must have come to its end.
   *
   * @param batches The samples of each.
   */
  feed(batches: Iterator<readonly Sample[]>): BatchFeed {
    return new Feed(batches, this.#lanes, this.#prefetch);
  }

  /** Ends the workers. */
  [Symbol.dispose](): void {
    for (const lane of this.#lanes) lane[Symbol.dispose]();
  }
}

/** Gives batches in order. */
export type BatchFeed = Feed<readonly Sample[], MadeBatch>;

type MakerLane = Lane<BatchJob, ArrayBuffer>;

function startWorker(setup: MakerSetup): MakerLane {
  const module = new URL("./batch_worker.ts", import.meta.url);
  return new WorkerLane<BatchJob, ArrayBuffer>(module, {
    setup,
    transfer: ({ memory }) => [memory],
  });
}

/** Takes memory only when a batch is begun. */
function inMemory(
  maker: MakerLane,
  size: number,
  pool: BatchMemory,
): Lane<readonly Sample[], MadeBatch> {
  return {
    run: async (samples) => {
      const memory = pool.take(2 * samples.length * 3 * size ** 2);
      return { samples, memory: await maker.run({ samples, memory }) };
    },
    [Symbol.dispose]: () => maker[Symbol.dispose](),
  };
}
