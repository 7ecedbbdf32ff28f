import { ConfigError, replaceFile } from "@revisage/core";
import { join } from "node:path";
import { checkJson } from "./check_json.ts";
import { namesIn } from "./checkpoint_folder.ts";
import { Checkpoints } from "./checkpoints.ts";
import { CHECKPOINTS } from "./find_checkpoint.ts";
import { removeLeftovers } from "./keep_checkpoints.ts";
import { RunError } from "./run_error.ts";
import { locked, type RunLock } from "./run_lock.ts";
import { syncFolder } from "./sync_folder.ts";

const CONFIG = "config.json";
const SAMPLES = "samples";

/** How a run is kept. */
export interface RunOptions<Config = unknown> {
  /**
   * How many of the last checkpoints are kept, beside the best; or how the
   * config tells. 3, if not given.
   */
  readonly keep?: number | ((config: Config) => number);
}

/**
 * A run is a folder: its config, its checkpoints, its samples.
 *
 * One process at a time works in it, and owns it until it is disposed.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { RunFolder } from "@revisage/train/run";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const path = `${Deno.makeTempDirSync()}/run`;
 * const variable = tf.variable(tf.tensor1d([1, 2, 3]));
 * const parts = { model: [{ path: "weight", variable }] };
 * {
 *   await using run = await RunFolder.create(path, { rate: 0.1 });
 *   await run.checkpoints.save({ step: 10, parts, state: { seed: 7 } });
 * } // Waits until all is on the disk.
 *
 * variable.assign(tf.zeros<tf.Rank.R1>([3]));
 * await using run = await RunFolder.open(path, (config) => config);
 * const resumed = await run.checkpoints.resume(parts);
 * assertEquals(run.config, { rate: 0.1 });
 * assertEquals(resumed?.step, 10);
 * assertEquals(resumed?.state, { seed: 7 });
 * assertEquals([...variable.dataSync()], [1, 2, 3]);
 * ```
 */
export class RunFolder<Config = unknown> implements AsyncDisposable {
  /** The run's checkpoints. */
  readonly checkpoints: Checkpoints;
  /** The folder of sample pictures. */
  readonly samples: string;
  readonly #lock: RunLock;

  private constructor(
    /** The folder. */
    readonly path: string,
    /** What `config.json` holds. */
    readonly config: Config,
    lock: RunLock,
    keep: number,
  ) {
    this.#lock = lock;
    this.samples = join(path, SAMPLES);
    this.checkpoints = new Checkpoints(join(path, CHECKPOINTS), keep);
  }

  /**
   * Starts a run in a new folder, or in one that holds none yet.
   *
   * @param path The folder; made if missing.
   * @param config The config, resolved: with it alone the run can be repeated.
   * Written once, as JSON.
   * @throws {RunError} `"exists"`, if the folder holds a run, or a file takes its
   * place; `"busy"`, if another process starts one.
   */
  static async create<Config extends object>(
    path: string,
    config: Config,
    options: RunOptions<Config> = {},
  ): Promise<RunFolder<Config>> {
    const keep = checkKeep(options, config);
    checkJson(config, CONFIG);
    await makeFolder(path);
    return await locked(path, async (lock) => {
      const names = await namesIn(path);
      if (names.includes(CONFIG) || names.includes(CHECKPOINTS)) {
        throw new RunError(
          "exists",
          `Cannot start a run in ${path}: it holds one already; ` +
            `go on with it by --resume ${path}, or choose another folder`,
        );
      }
      await tidyUp(path, names);
      // The config comes last: with it the folder is a run.
      await Deno.mkdir(join(path, SAMPLES), { recursive: true });
      await replaceFile(join(path, CONFIG), (append) => {
        const text = JSON.stringify(config, null, 2) + "\n";
        return append(new TextEncoder().encode(text));
      });
      await Deno.mkdir(join(path, CHECKPOINTS));
      await syncFolder(path);
      return new RunFolder(path, config, lock, keep);
    });
  }

  /**
   * Opens a run to go on with it. What a killed process left unfinished is
   * removed.
   *
   * @param path The folder.
   * @param parse Reads the config; `source` is what to call it in errors.
   * @throws {RunError} `"missing"`, if the folder holds no run; `"busy"`, if
   * another process is at work in it.
   * @throws {ConfigError} If `config.json` is no JSON, and what `parse` throws.
   */
  static async open<Config>(
    path: string,
    parse: (config: unknown, source: string) => Config,
    options: RunOptions<Config> = {},
  ): Promise<RunFolder<Config>> {
    if (!(await namesIn(path)).includes(CONFIG)) {
      throw new RunError(
        "missing",
        `Cannot resume ${path}: it must hold a run, and has no ${CONFIG}`,
      );
    }
    return await locked(path, async (lock) => {
      const config = await readConfig(join(path, CONFIG), parse);
      const keep = checkKeep(options, config);
      await tidyUp(path, await namesIn(path));
      for (const name of [SAMPLES, CHECKPOINTS]) {
        await Deno.mkdir(join(path, name), { recursive: true });
      }
      return new RunFolder(path, config, lock, keep);
    });
  }

  /**
   * Waits for the last checkpoint and lets others in.
   *
   * @throws {RunError} `"write"`, if it could not be written.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    using _lock = this.#lock;
    await this.checkpoints.settle();
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(path, { recursive: true });
  } catch (cause) {
    const isFile = cause instanceof Deno.errors.AlreadyExists ||
      cause instanceof Deno.errors.NotADirectory;
    if (!isFile) throw cause;
    throw new RunError(
      "exists",
      `Cannot start a run in ${path}: a file takes its place; choose another folder`,
      { cause },
    );
  }
}

async function readConfig<Config>(
  path: string,
  parse: (config: unknown, source: string) => Config,
): Promise<Config> {
  const text = await Deno.readTextFile(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigError(path, ["it must be JSON"]);
  }
  return parse(value, path);
}

async function tidyUp(path: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (!/^config\.json\..+\.tmp$/.test(name)) continue;
    await Deno.remove(join(path, name)); // Killed while it was made.
  }
  await removeLeftovers(join(path, CHECKPOINTS));
}

function checkKeep<Config>(
  { keep: given = 3 }: RunOptions<Config>,
  config: Config,
): number {
  const keep = typeof given === "number" ? given : given(config);
  if (Number.isSafeInteger(keep) && keep >= 1) return keep;
  throw new RangeError(
    `Cannot keep checkpoints: keep must be a whole number from 1, got ${keep}`,
  );
}
