import { EagerExecutor } from "./binding/eager_executor.ts";
import { type Context, createContext, type Device } from "./ffi/context.ts";
import { NativeLibrary } from "./ffi/native_library.ts";
import { keepLargeBlocks, setEnvironment } from "./ffi/process_settings.ts";
import { withoutStderr } from "./ffi/quiet.ts";

/** How native TensorFlow is started. */
export interface EngineOptions {
  /** Threads within one operation. One per core, if not given. */
  readonly threads?: number;
  /**
   * Lets TensorFlow print its start-up lines and its log to standard error.
   * `false`, if not given.
   */
  readonly verbose?: boolean;
  /** Encoded `ServerDef` and group leader: see `Cluster`. */
  readonly server?: {
    readonly definition: Uint8Array<ArrayBuffer>;
    readonly groupLeader: string;
  };
}

/** Native TensorFlow, loaded and ready. There is one in a process. */
export class Engine {
  readonly executor: EagerExecutor;

  private constructor(
    readonly library: NativeLibrary,
    readonly context: Context,
    /** Threads within one operation. */
    readonly threads: number,
  ) {
    this.executor = new EagerExecutor(library, context);
  }

  /**
   * Opens the library and creates its context.
   *
   * @param path `libtensorflow_cc` and, beside it, `libtensorflow_framework`.
   * @throws {Error} If the file is not TensorFlow, or TensorFlow does not start.
   */
  static open(path: string, options: EngineOptions = {}): Engine {
    const { threads = navigator.hardwareConcurrency, server } = options;
    if (!Number.isInteger(threads) || threads < 1) {
      throw new RangeError(
        `Cannot start TensorFlow: threads must be at least 1, got ${threads}`,
      );
    }
    const start = () => {
      const library = NativeLibrary.open(path);
      const config = {
        intraOpThreads: threads,
        // One operation at a time, on all threads: steadier, and no slower.
        interOpThreads: 1,
        groupLeader: server?.groupLeader,
      };
      const context = createContext(library, config, server?.definition);
      const engine = new Engine(library, context, threads);
      engine.#warmUp();
      return engine;
    };
    setEnvironment(options.verbose ?? false);
    keepLargeBlocks();
    return options.verbose ? start() : withoutStderr(start);
  }

  get version(): string {
    return this.library.version;
  }

  get devices(): readonly Device[] {
    return this.context.devices;
  }

  /** The device that tensors are put on. */
  get device(): Device {
    return this.context.device;
  }

  /** The first operation makes TensorFlow print what it thinks of the processor. */
  #warmUp(): void {
    const one = this.executor.constant([], "float32", Float32Array.of(1));
    const [sum] = this.executor.execute("AddV2", [one.id, one.id], []);
    this.executor.delete(one.id);
    this.executor.delete(sum!.id);
  }
}
