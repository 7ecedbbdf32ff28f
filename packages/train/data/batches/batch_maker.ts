import { Degrader } from "@revisage/degrade";
import type { Lane } from "@revisage/core/workers";
import { type FaceReader, type FaceRecipe, openFaces } from "../faces.ts";
import { drawDegradation, type DrawOptions } from "./draw_degradation.ts";
import { mirror } from "./mirror.ts";
import type { Sample } from "./sample.ts";

/** How batches are made; plain data, which a worker is sent. */
export interface MakerSetup {
  /** How to get at the faces. */
  readonly recipe: FaceRecipe;
  /** Pixels along a side of them. */
  readonly size: number;
  /** What degradations are drawn from. */
  readonly draw: DrawOptions;
}

/** A batch to make; plain data, which a worker is sent. */
export interface BatchJob {
  /** What it shall hold. */
  readonly samples: readonly Sample[];
  /** Its memory: first all degraded faces, then all references. */
  readonly memory: ArrayBuffer;
}

/** Makes batches, one at a time, in memory that it is given. */
export class BatchMaker implements Lane<BatchJob, ArrayBuffer> {
  readonly #reader: FaceReader;
  readonly #degrader = new Degrader();
  readonly #setup: MakerSetup;

  /**
   * Opens the faces.
   *
   * @throws {Error} If they cannot be opened.
   */
  constructor(setup: MakerSetup) {
    this.#setup = setup;
    this.#reader = openFaces(setup);
  }

  /**
   * Makes a batch.
   *
   * @returns The memory of the job, filled.
   * @throws {Error} If a face cannot be read or degraded; the message names it.
   */
  // deno-lint-ignore require-await -- A lane; what is thrown must reject.
  async run({ samples, memory }: BatchJob): Promise<ArrayBuffer> {
    const bytes = 3 * this.#setup.size ** 2;
    samples.forEach((sample, i) => {
      const view = (place: number) =>
        new Uint8Array(memory, place * bytes, bytes);
      try {
        this.#make(sample, view(i), view(samples.length + i));
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`Cannot make a sample of ${sample.name}: ${why}`, {
          cause,
        });
      }
    });
    return memory;
  }

  #make(
    { face, flipped, draw }: Sample,
    degraded: Uint8Array,
    reference: Uint8Array,
  ): void {
    const { size, draw: options } = this.#setup;
    this.#reader.read(face, reference);
    if (flipped) mirror(reference, size);
    const image = { width: size, height: size, data: reference };
    const degradation = drawDegradation(options, draw, size);
    degraded.set(this.#degrader.apply(image, degradation).data);
  }

  /** Closes the faces. */
  [Symbol.dispose](): void {
    this.#reader[Symbol.dispose]();
  }
}
