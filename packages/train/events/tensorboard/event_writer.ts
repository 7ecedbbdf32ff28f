import type { Image } from "@revisage/core";
import { encodePng } from "@revisage/image";
import { AppendFile } from "../append_file.ts";
import { checkStep } from "../check_step.ts";
import {
  encodeEvent,
  type Event,
  type EventBody,
  type SummaryValue,
} from "./event.ts";
import { eventFileName } from "./event_file_name.ts";
import { frameRecord } from "./frame_record.ts";

/**
 * Writes scalars, pictures and text for TensorBoard, with no TensorFlow.
 *
 * Each call is with the system when it returns: a process that is killed leaves
 * a file that TensorBoard reads, at worst up to a last record cut short, which
 * it passes over. The file is named after the host, which Deno tells where
 * `--allow-sys=hostname` is granted.
 *
 * @example
 * ```ts
 * import { EventWriter } from "@revisage/train/events";
 *
 * const run = Deno.makeTempDirSync();
 * const events = EventWriter.create(run); // See it with: tensorboard --logdir
 * events.text(0, "config", "    seed: 7");
 * events.scalars(1, { "loss/l1": 0.25, "loss/adversarial": 0.7 });
 * events.close();
 *
 * const resumed = EventWriter.resume(run, 1); // From the checkpoint of step 1.
 * resumed.scalars(2, { "loss/l1": 0.2, "loss/adversarial": 0.6 });
 * resumed.close();
 * ```
 */
export class EventWriter {
  /** The file that it writes. */
  readonly path: string;
  readonly #file: AppendFile;
  readonly #clock: () => number;

  private constructor(folder: string, start: number, clock: () => number) {
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
    const seconds = clock() / 1000;
    const name = eventFileName(names, seconds, Deno.hostname(), Deno.pid);
    this.path = `${folder}/${name}`;
    this.#file = AppendFile.create(this.path);
    this.#clock = clock;
    this.#write(0, { fileVersion: "brain.Event:2" });
    this.#write(start, { sessionStart: true });
  }

  /**
   * Starts a run.
   *
   * @param folder Where the file goes; it must exist. What event files there
   * say is void.
   * @param clock Milliseconds since 1970, for the times of the events.
   * @throws {Error} If the system refuses, naming the file.
   */
  static create(folder: string, clock: () => number = Date.now): EventWriter {
    return new EventWriter(folder, 0, clock);
  }

  /**
   * Goes on with a run, in a new file.
   *
   * TensorBoard keeps what older files say up to `step`, and forgets the rest:
   * the run will do these steps again.
   *
   * @param folder That of the run.
   * @param step The last that is done, such as that of a checkpoint.
   * @param clock Milliseconds since 1970, for the times of the events.
   * @throws {RangeError} If `step` is not an integer of at least 0.
   * @throws {Error} If the system refuses, naming the file.
   */
  static resume(
    folder: string,
    step: number,
    clock: () => number = Date.now,
  ): EventWriter {
    checkStep("resume event files", step);
    return new EventWriter(folder, step + 1, clock);
  }

  /**
   * Adds a point to each of some curves.
   *
   * @param step Of the run; an integer of at least 0.
   * @param values By name; what stands before a `/` groups. They become
   * float32, and may be infinite or NaN.
   * @throws {Error} If the system refuses; the file is as before.
   */
  scalars(step: number, values: Readonly<Record<string, number>>): void {
    this.#summary(
      step,
      Object.entries(values).map(([tag, scalar]) => ({ tag, scalar })),
    );
  }

  /**
   * Adds a picture.
   *
   * @param step Of the run; an integer of at least 0.
   * @param tag Its name, the same at each step.
   * @throws {Error} If the system refuses; the file is as before.
   */
  image(step: number, tag: string, image: Image): void {
    const { width, height } = image;
    this.#summary(step, [{ tag, png: encodePng(image), width, height }]);
  }

  /**
   * Adds a text.
   *
   * @param step Of the run; an integer of at least 0.
   * @param tag Its name, the same at each step.
   * @param markdown The text; indent code by four spaces.
   * @throws {Error} If the system refuses; the file is as before.
   */
  text(step: number, tag: string, markdown: string): void {
    this.#summary(step, [{ tag, text: markdown }]);
  }

  /** Closes the file. */
  close(): void {
    this.#file.close();
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    this.close();
  }

  #summary(step: number, values: readonly SummaryValue[]): void {
    checkStep("write event", step);
    if (values.length > 0) this.#write(step, { values });
  }

  #write(step: number, body: EventBody): void {
    const event: Event = { wallTime: this.#clock() / 1000, step, body };
    this.#file.append(frameRecord(encodeEvent(event)));
  }
}
