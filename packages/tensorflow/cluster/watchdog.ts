import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Engine } from "../engine.ts";
import type { Group } from "./collectives.ts";
import { taskName } from "./server_definition.ts";

/** What the watching thread is given. */
export interface Watch {
  /** TensorFlow's library. */
  readonly path: string;
  /** TensorFlow's context. */
  readonly context: bigint;
  /** How often TensorFlow began or ended work: odd while it works. */
  readonly turns: Int32Array<SharedArrayBuffer>;
  /** How long one work may take, in seconds. */
  readonly timeoutSeconds: number;
  /** The other workers, as TensorFlow calls them. */
  readonly tasks: readonly string[];
}

/**
 * Ends what waits too long for other workers, or for one that is gone.
 *
 * A thread of its own does so, as the one that waits stands in TensorFlow's
 * code. TensorFlow has timeouts of its own for collective operations, but at
 * those it frees what the operation still uses: then the process hung or
 * crashed, once in some tens of times, instead of telling what was wrong. And it
 * notices that a worker is gone only while it receives from it: of three workers
 * the next of the one that died, whose turn it was to send, waited for ever.
 */
export class Watchdog {
  private constructor(private readonly turns: Int32Array<SharedArrayBuffer>) {}

  /** Starts the thread, which does not keep the process from ending. */
  static async start(
    { library, context }: Engine,
    { workers, index, timeoutSeconds }: Group,
  ): Promise<Watchdog> {
    const turns = new Int32Array(new SharedArrayBuffer(4));
    const watch: Watch = {
      path: library.path,
      context: context.address,
      turns,
      timeoutSeconds,
      tasks: [...workers.keys()].filter((i) => i !== index).map(taskName),
    };
    const url = new URL("./watchdog_worker.ts", import.meta.url);
    const worker = new Worker(url, { workerData: watch });
    await once(worker, "message");
    worker.unref();
    return new Watchdog(turns);
  }

  /** TensorFlow begins to work. */
  begin(): void {
    Atomics.add(this.turns, 0, 1);
  }

  /** TensorFlow has worked. */
  end(): void {
    Atomics.add(this.turns, 0, 1);
  }
}
