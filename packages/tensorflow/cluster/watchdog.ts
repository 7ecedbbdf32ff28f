import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Engine } from "../engine.ts";

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
}

/**
 * Ends what waits too long for other workers.
 *
 * A thread of its own does so, as the one that waits stands in TensorFlow's
 * code. TensorFlow has timeouts of its own for collective operations, but at
 * those it frees what the operation still uses: then the process hung or
 * crashed, once in some tens of times, instead of telling what was wrong.
 */
export class Watchdog {
  private constructor(private readonly turns: Int32Array<SharedArrayBuffer>) {}

  /** Starts the thread, which does not keep the process from ending. */
  static async start(
    { library, context }: Engine,
    timeoutSeconds: number,
  ): Promise<Watchdog> {
    const turns = new Int32Array(new SharedArrayBuffer(4));
    const watch: Watch = {
      path: library.path,
      context: context.address,
      turns,
      timeoutSeconds,
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
