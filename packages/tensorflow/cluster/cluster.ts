import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import { compile } from "../compile/compile.ts";
import {
  type AllReduceOptions,
  checkOutside,
  checkTypes,
  checkUse,
  describe,
  readAllReduceOptions,
} from "./arguments.ts";
import {
  broadcast,
  type Group,
  type Operation,
  reduce,
} from "./collectives.ts";
import { exchange, type Route, type Wire } from "./exchange.ts";
import { Failures } from "./failure.ts";
import { type JoinOptions, loadWorker, readJoinOptions } from "./join.ts";
import { Peers } from "./peers.ts";
import { RollCall } from "./roll_call.ts";
import { Watchdog } from "./watchdog.ts";

/**
 * Processes that compute together, on one machine or many, by TensorFlow's own
 * collective operations. Each is a worker, and all run the same program.
 *
 * All must make the same calls in the same order, with tensors of the same
 * shapes and types. The results are equal on all workers, to the bit. When a
 * worker is gone, the others' next call throws a `ClusterError` that names it;
 * the cluster is then of no more use, and all have to be started again.
 *
 * A call waits for the others, and blocks the process meanwhile.
 *
 * @example Two machines train together
 * ```ts ignore
 * import * as tf from "@tensorflow/tfjs";
 * import { Cluster, compile } from "@revisage/tensorflow";
 *
 * const workers = ["10.0.0.1:4000", "10.0.0.2:4000"];
 * const cluster = await Cluster.join({ workers, index: Number(Deno.args[0]) });
 * const weights = tf.variable(cluster.broadcast([tf.zeros([3])])[0]!);
 * const step = compile((x: tf.Tensor2D, y: tf.Tensor1D) => {
 *   const loss = () => tf.losses.meanSquaredError<tf.Scalar>(y, x.dot(weights));
 *   const { grads } = tf.variableGrads(loss);
 *   const [mean] = cluster.allReduce(Object.values(grads));
 *   weights.assign(weights.sub(mean!.mul(0.1)));
 * });
 * // … step(x, y) with batches of one's own, then:
 * cluster.leave();
 * ```
 */
export class Cluster {
  /** Addresses of all workers. */
  readonly workers: readonly string[];
  /** Which of them this process is. */
  readonly index: number;
  readonly #backend: TensorFlowBackend;
  readonly #group: Group;
  readonly #rollCall: RollCall;
  readonly #allReduce = compile(
    (tensors: Tensor[], operation: Operation, wire: Wire) =>
      this.#exchange(
        `allReduce ${describe(tensors)} (${operation}, ${wire})`,
        tensors,
        wire,
        (key, type) => reduce(this.#group, key, type, operation),
      ),
    { name: "allReduce", maxTraces: Infinity },
  );
  readonly #broadcast = compile(
    (tensors: Tensor[]) =>
      this.#exchange(
        `broadcast ${describe(tensors)}`,
        tensors,
        "float32",
        (key, type, shape) => broadcast(this.#group, key, type, shape),
      ),
    { name: "broadcast", maxTraces: Infinity },
  );

  private constructor(backend: TensorFlowBackend, group: Group) {
    this.#backend = backend;
    this.#group = group;
    this.workers = group.workers;
    this.index = group.index;
    this.#rollCall = new RollCall(group, backend.eager);
  }

  /**
   * Loads TensorFlow as one of the workers, and waits until all are there.
   *
   * A process joins once, at its start: it loads TensorFlow by this, instead of
   * by `loadTensorFlow()`.
   *
   * @throws {RangeError} If an address or the index is wrong.
   * @throws {LibraryError} If TensorFlow cannot be had.
   * @throws {ClusterError} If the port is taken, or workers do not come.
   * @throws {Error} If TensorFlow was loaded before.
   */
  static async join(options: JoinOptions): Promise<Cluster> {
    const { group, startSeconds, load } = readJoinOptions(options);
    const backend = await loadWorker(group, load);
    const peers = new Peers(backend.engine, group);
    const failures = new Failures(group, peers);
    const watchdog = await Watchdog.start(backend.engine, group);
    backend.eager.observer = {
      begin: () => watchdog.begin(),
      end: () => watchdog.end(),
      explain: (error) => failures.explain(error),
    };
    await peers.waitForAll(startSeconds);
    const cluster = new Cluster(backend, group);
    cluster.#rollCall.first();
    return cluster;
  }

  /**
   * Averages or sums tensors over all workers.
   *
   * Inside a compiled function it becomes part of it. No gradient flows through
   * it: call it on the gradients.
   *
   * @param tensors float32 of any shape, or int32 for sums.
   * @returns As many, of the same shapes and types; the caller disposes them.
   * @throws {TypeError} If a tensor is of another type.
   * @throws {ClusterError} If a worker is gone, or makes another call.
   */
  allReduce(
    tensors: readonly Tensor[],
    options: AllReduceOptions = {},
  ): Tensor[] {
    const { operation, wire } = readAllReduceOptions(tensors, options);
    checkUse("allReduce", this.#backend);
    return this.#allReduce([...tensors], operation, wire);
  }

  /**
   * Gives worker 0's tensors to all workers, such as the weights at the start.
   *
   * @param tensors float32 or int32. Those of other workers only tell shapes.
   * @returns As many, of the same shapes and types; the caller disposes them.
   * @throws {TypeError} If a tensor is of another type.
   * @throws {ClusterError} If a worker is gone, or makes another call.
   */
  broadcast(tensors: readonly Tensor[]): Tensor[] {
    checkTypes("broadcast", tensors);
    checkUse("broadcast", this.#backend);
    return this.#broadcast([...tensors]);
  }

  /**
   * Waits until all workers have called it.
   *
   * @throws {ClusterError} If a worker is gone, or makes another call.
   */
  barrier(): void {
    this.#meet("barrier", "wait at the barrier");
  }

  /**
   * Waits until all workers are done: the last call before the process ends.
   * Without it, one that ends early may take away what another still waits for.
   *
   * @throws {ClusterError} If a worker is gone, or makes another call.
   */
  leave(): void {
    this.#meet("leave", "leave the cluster");
    try {
      this.#meet("leave", "leave the cluster");
    } catch {
      // Nobody leaves before all were at the first meeting. Who is gone now
      // has come from the second, and nobody waits for anything any more.
    }
  }

  #meet(call: string, what: string): void {
    checkUse(call, this.#backend);
    checkOutside(call, this.#backend);
    this.#rollCall.meet(what);
  }

  /** Runs inside a trace: its own, or that of the function around it. */
  #exchange(
    call: string,
    tensors: Tensor[],
    wire: Wire,
    collective: Route["collective"],
  ): Tensor[] {
    // One worker alone has nobody to exchange with.
    if (this.workers.length === 1) return tensors;
    const backend = this.#backend;
    const keys = (count: number) =>
      this.#rollCall.keys(call, count, backend.tracing!);
    return exchange(tensors, { backend, wire, keys, collective });
  }
}
