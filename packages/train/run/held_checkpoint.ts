import { streamSafetensors } from "@revisage/core";
import { join } from "node:path";
import { checkJson } from "./check_json.ts";
import { partFile } from "./checkpoint_folder.ts";
import { type CheckpointPart, Snapshot } from "./checkpoint_part.ts";
import { spellState, STATE_FILE } from "./state_file.ts";
import { syncFolder } from "./sync_folder.ts";
import { type FileDigest, writeFile } from "./write_file.ts";

/** What a checkpoint is made of. */
export interface CheckpointContent {
  /** How many steps were done. */
  readonly step: number;
  /** By name, what goes into `NAME.safetensors`: `model`, `ema`, `optimizer`. */
  readonly parts: Readonly<Record<string, CheckpointPart>>;
  /** All that is no tensor, as plain JSON: random numbers, the data's order. */
  readonly state: object;
  /**
   * How well it does on validation, the less the better; a PSNR goes in
   * negated. The checkpoint of the least figure is kept.
   */
  readonly figure?: number;
  /** By a part's name, texts for its file: what loads it without a run. */
  readonly metadata?: Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
}

/** A checkpoint in memory: what was, while the run goes on. */
export class HeldCheckpoint implements Disposable {
  /** How many steps were done. */
  readonly step: number;
  readonly #figure: number | null;
  readonly #state: unknown;
  readonly #metadata: CheckpointContent["metadata"];
  readonly #snapshots = new Map<string, Snapshot>();

  /**
   * Takes hold of all values. Cheap: no tensor is copied.
   *
   * @throws {TypeError} If something cannot be kept in a file.
   * @throws {RangeError} If a number or a name is out of its range.
   */
  constructor(content: CheckpointContent) {
    checkContent(content);
    this.step = content.step;
    this.#figure = content.figure ?? null;
    this.#state = structuredClone(content.state);
    this.#metadata = structuredClone(content.metadata);
    try {
      for (const [name, part] of Object.entries(content.parts)) {
        this.#snapshots.set(name, new Snapshot(part));
      }
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /** Writes it into a new folder, and forces all of it to the disk. */
  async write(folder: string): Promise<void> {
    await Deno.mkdir(folder);
    const files: Record<string, FileDigest> = {};
    for (const [name, snapshot] of this.#snapshots) {
      const path = join(folder, partFile(name));
      const metadata = this.#metadata?.[name];
      const pieces = streamSafetensors(snapshot.sources(), { metadata }, path);
      files[partFile(name)] = await writeFile(path, pieces);
    }
    const text = spellState({
      step: this.step,
      figure: this.#figure,
      files,
      state: this.#state,
    });
    await writeFile(join(folder, STATE_FILE), once(text));
    await syncFolder(folder);
  }

  /** Gives back what was not written. */
  [Symbol.dispose](): void {
    for (const snapshot of this.#snapshots.values()) {
      snapshot[Symbol.dispose]();
    }
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function checkContent(content: CheckpointContent): void {
  const { step, parts, state, figure = 0, metadata = {} } = content;
  const refuse = (why: string, got: unknown) =>
    new RangeError(`Cannot save checkpoint: ${why}, got ${got}`);
  if (!Number.isSafeInteger(step) || step < 0) {
    throw refuse("step must be a whole number from 0", step);
  }
  if (!Number.isFinite(figure)) {
    throw refuse("figure must be finite", figure);
  }
  for (const name of Object.keys(parts)) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) {
      throw refuse(
        "a part's name must be small letters, digits and dashes",
        name,
      );
    }
  }
  for (const name of Object.keys(metadata)) {
    if (!Object.hasOwn(parts, name)) {
      throw refuse("metadata must be of a part", name);
    }
  }
  checkJson(state, "state");
}
