import { registerBackend } from "./backend/register.ts";
import { Engine } from "./engine.ts";
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
  readonly done: Promise<TensorFlow>;
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
export function loadTensorFlow(options: LoadOptions = {}): Promise<TensorFlow> {
  const text = JSON.stringify(options);
  if (loading === undefined) {
    loading = { options: text, done: load(options) };
  } else if (Object.keys(options).length > 0 && loading.options !== text) {
    return Promise.reject(
      new Error(
        `Cannot load TensorFlow with ${text}: it was loaded with ` +
          `${loading.options} already, and a process has only one`,
      ),
    );
  }
  return loading.done;
}

async function load(options: LoadOptions): Promise<TensorFlow> {
  const library = await findLibrary(options);
  const engine = Engine.open(library.path, options);
  await registerBackend(engine);
  const { version, devices, device, threads } = engine;
  return { version, library, devices, device, threads };
}
