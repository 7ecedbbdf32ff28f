import { Feed, type Lane, WorkerLane } from "@revisage/core/workers";
import type { OpenedPicture, PictureToSave } from "./picture_file.ts";
import type { PictureJob, PictureOutcome } from "./picture_worker.ts";

/** More gain nothing beside a network, and each may hold a large picture. */
const MOST = 4;
/** Pictures that may wait to be written, for each worker. */
const WAITING = 4;

/** Workers that read pictures ahead, and write others, while a network runs. */
export class PictureLanes implements Disposable {
  readonly #lanes: readonly Lane<PictureJob, PictureOutcome>[];
  readonly #saving = new Set<Promise<void>>();
  #next = 0;
  #failure: { readonly error: unknown } | undefined;

  /**
   * Starts the workers.
   *
   * @param pictures How many there are to read.
   */
  constructor(pictures: number) {
    const count = Math.min(MOST, navigator.hardwareConcurrency, pictures);
    const module = new URL("./picture_worker.ts", import.meta.url);
    const open = (job: PictureJob) =>
      job.kind === "save" ? [job.picture.pixels.buffer] : [];
    this.#lanes = Array.from(
      { length: Math.max(1, count) },
      () => new WorkerLane(module, { setup: null, transfer: open }),
    );
  }

  /**
   * Reads pictures, some ahead of those that are asked for.
   *
   * @param size Pixels along a side, to which they are resized.
   * @param ahead How many are read before they are asked for.
   */
  open(
    paths: Iterable<string>,
    size: number,
    ahead: number,
  ): Feed<PictureJob, PictureOutcome> {
    const jobs = Iterator.from(paths).map((path): PictureJob => ({
      kind: "open",
      path,
      size,
    }));
    return new Feed(jobs, this.#lanes, ahead);
  }

  /**
   * Begins to write a picture, once few enough are waiting.
   *
   * @param saved Called when it is on the disk.
   * @throws {Error} If an earlier one could not be written.
   */
  async save(picture: PictureToSave, saved: () => void): Promise<void> {
    while (this.#saving.size >= WAITING * this.#lanes.length) {
      await Promise.race(this.#saving);
    }
    this.#check();
    const lane = this.#lanes[this.#next++ % this.#lanes.length]!;
    const saving = lane.run({ kind: "save", picture }).then(
      saved,
      (error) => void (this.#failure ??= { error }),
    ).finally(() => this.#saving.delete(saving));
    this.#saving.add(saving);
  }

  /**
   * Waits until all is written.
   *
   * @throws {Error} If one could not be.
   */
  async settle(): Promise<void> {
    await Promise.all(this.#saving);
    this.#check();
  }

  /** Ends the workers, whatever they do. */
  [Symbol.dispose](): void {
    for (const lane of this.#lanes) lane[Symbol.dispose]();
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

/** Narrows what a worker answers to a job of reading. */
export function asOpened(
  outcome: PictureOutcome | undefined,
): OpenedPicture {
  if (outcome) return outcome;
  throw new TypeError("A worker was asked to read, and did not");
}
