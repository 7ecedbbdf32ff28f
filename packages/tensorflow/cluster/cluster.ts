import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import { compile } from "../compile/compile.ts";
import { checkMeans, checkTypes, checkWord, describe } from "./arguments.ts";
import { ClusterError } from "./cluster_error.ts";
import {
  broadcast,
  type Group,
  type Operation,
  reduce,
} from "./collectives.ts";
import { exchange, type Route, type Wire } from "./exchange.ts";
import { explainFailures, Failures } from "./failure.ts";
import { groupOf, type JoinOptions, loadWorker } from "./join.ts";
import { Peers } from "./peers.ts";
import { RollCall } from "./roll_call.ts";
import { nameWorkers } from "./workers.ts";

/** How tensors of all workers become one. */
export interface AllReduceOptions {
  /** `"mean"`, if not given. */
  readonly operation?: Operation;
  /**
   * The type that float32 numbers are sent and added up as. `"bfloat16"` halves
   * what goes over the network and keeps three decimal digits. `"float32"`, if
   * not given.
   */
  readonly wire?: Wire;
}

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
 * @example One worker alone
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Cluster } from "@revisage/tensorflow";
 * import { assertEquals } from "@std/assert";
 *
 * const cluster = await Cluster.join({ workers: ["127.0.0.1:45700"], index: 0 });
 * const [mean] = cluster.allReduce([tf.tensor1d([1, 2])]);
 * assertEquals(mean!.arraySync(), [1, 2]);
 * ```
 */
export class Cluster {
  /** Addresses of all workers. */
  readonly workers: readonly string[];
  /** Which of them this process is. */
  readonly index: number;
  readonly #rollCall: RollCall;
  readonly #allReduce = compile(
    (tensors: Tensor[], operation: Operation, wire: Wire) =>
      this.#exchange(
        `allReduce ${describe(tensors)} (${operation}, ${wire})`,
        tensors,
        wire,
        (key, type) => reduce(this.group, key, type, operation),
      ),
    { name: "allReduce", maxTraces: Infinity },
  );
  readonly #broadcast = compile(
    (tensors: Tensor[]) =>
      this.#exchange(
        `broadcast ${describe(tensors)}`,
        tensors,
        "float32",
        (key, type, shape) => broadcast(this.group, key, type, shape),
      ),
    { name: "broadcast", maxTraces: Infinity },
  );

  private constructor(
    private readonly backend: TensorFlowBackend,
    private readonly group: Group,
  ) {
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
    const group = groupOf(options);
    const { workers: _, index: _i, timeoutSeconds: _t, ...load } = options;
    const backend = await loadWorker(group, load);
    const peers = new Peers(backend.engine, group);
    const failures = new Failures(group, peers);
    explainFailures(backend.eager, (error) => failures.explain(error));
    await peers.waitForAll();
    const cluster = new Cluster(backend, group);
    cluster.#checkAddresses();
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
    const { operation = "mean", wire = "float32" } = options;
    checkWord("allReduce", "operation", operation, ["mean", "sum"]);
    checkWord("allReduce", "wire", wire, ["float32", "bfloat16"]);
    checkTypes("allReduce", tensors);
    if (operation === "mean") checkMeans("allReduce", tensors);
    this.#checkUse("allReduce");
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
    this.#checkUse("broadcast");
    return this.#broadcast([...tensors]);
  }

  /**
   * Waits until all workers have called it.
   *
   * @throws {ClusterError} If a worker is gone, or makes another call.
   */
  barrier(): void {
    this.#checkUse("barrier");
    if (this.backend.tracing !== null) {
      throw new Error(
        "Cannot call barrier() inside a compiled function: it would wait " +
          "while the function is traced, and never again",
      );
    }
    this.#rollCall.meet("wait at the barrier");
  }

  /** Meets all workers for the first time. */
  #checkAddresses(): void {
    const others = this.#rollCall.others(this.workers.join());
    if (others.length === 0) return;
    throw new ClusterError(
      `Cannot join the cluster: ${nameWorkers(this.workers, others)} ` +
        `was given other addresses than worker ${this.index}`,
      others,
    );
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
    const { backend } = this;
    const keys = (count: number) =>
      this.#rollCall.keys(call, count, backend.tracing!);
    return exchange(tensors, { backend, wire, keys, collective });
  }

  /** Refuses where nothing would be exchanged, or gradients be lost. */
  #checkUse(call: string): void {
    if (tf.backend() !== this.backend) {
      throw new Error(
        `Cannot call ${call}(): TensorFlow.js uses its backend ` +
          `"${tf.getBackend()}" now, not the cluster's`,
      );
    }
    if (tf.engine().state.gradientDepth > 0) {
      throw new Error(
        `Cannot call ${call}() where a gradient is taken: none flows through ` +
          `it. Call it on the gradients.`,
      );
    }
  }
}
