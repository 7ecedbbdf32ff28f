import type { TensorFlowBackend } from "./backend/backend.ts";
import { registerBackend } from "./backend/register.ts";
import { Engine, type EngineOptions } from "./engine.ts";
import type { Device } from "./ffi/context.ts";
import {
  findLibrary,
  type FindLibraryOptions,
  type TensorFlowLibrary,
} from "./library/mod.ts";

/** Where to find TensorFlow, and how to start it. */
export interface LoadOptions extends FindLibraryOptions {
  /** Threads within one operation. One per core, if not given. */
  readonly threads?: number;
  /**
   * Lets TensorFlow print its start-up lines and its log to standard error.
   * `false`, if not given.
   */
  readonly verbose?: boolean;
}

/** Native TensorFlow, in use. */
export interface TensorFlow {
  /** Its version, such as `2.21.0`. */
  readonly version: string;
  /** The library that was taken, and where it came from. */
  readonly library: TensorFlowLibrary;
  /** What TensorFlow can compute on. */
  readonly devices: readonly Device[];
  /** The device that tensors are put on: the first GPU, else the CPU. */
  readonly device: Device;
  /** Threads within one operation. */
  readonly threads: number;
}

let loading: Loading | undefined;

interface Loading {
  readonly options: string;
  readonly done: Promise<Loaded>;
}

interface Loaded {
  readonly facts: TensorFlow;
  readonly backend: TensorFlowBackend;
}

/**
 * Finds native TensorFlow, fetches it the first time, and makes it the backend
 * of TensorFlow.js.
 *
 * A process has one TensorFlow. A second call waits for the first, and returns
 * what it returned.
 *
 * @throws {LibraryError} If the library cannot be had; the message says what to
 *   do about it.
 * @throws {Error} If it does not start, or has started with other options.
 */
export async function loadTensorFlow(
  options: LoadOptions = {},
): Promise<TensorFlow> {
  const text = JSON.stringify(options);
  if (loading === undefined) {
    return (await begin(options)).facts;
  }
  if (Object.keys(options).length > 0 && loading.options !== text) {
    throw new Error(
      `Cannot load TensorFlow with ${text}: it was loaded with ` +
        `${loading.options} already, and a process has only one`,
    );
  }
  return (await loading.done).facts;
}

/**
 * Loads TensorFlow as a member of a cluster. Only a fresh process can be one:
 * tensors that are there already would lie on devices of another name.
 *
 * @throws {Error} If TensorFlow was loaded before.
 */
export async function loadIntoCluster(
  options: LoadOptions,
  server: NonNullable<EngineOptions["server"]>,
): Promise<TensorFlowBackend> {
  if (loading !== undefined) {
    throw new Error(
      "Cannot join a cluster: TensorFlow was loaded before, and its devices " +
        "have other names in a cluster. Join at the start of the process, " +
        "once, instead of calling loadTensorFlow().",
    );
  }
  return (await begin(options, server)).backend;
}

/** Starts loading. What failed may be tried again, with other options too. */
function begin(
  options: LoadOptions,
  server?: EngineOptions["server"],
): Promise<Loaded> {
  const done = load(options, server);
  loading = { options: JSON.stringify(options), done };
  done.catch(() => loading = undefined);
  return done;
}

async function load(
  options: LoadOptions,
  server?: EngineOptions["server"],
): Promise<Loaded> {
  const library = await findLibrary(options);
  const engine = Engine.open(library.path, { ...options, server });
  const backend = await registerBackend(engine);
  const { version, devices, device, threads } = engine;
  return { facts: { version, library, devices, device, threads }, backend };
}
