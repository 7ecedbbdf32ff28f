import type { Tracing } from "../backend/tracing.ts";
import type { EagerExecutor } from "../binding/eager_executor.ts";
import { ClusterError } from "./cluster_error.ts";
import { gather, type Group } from "./collectives.ts";
import { nameWorkers } from "./workers.ts";

/** The roll call's own key; those that it hands out come after it. */
const ROLL_CALL_KEY = 0;
/** Characters of a call's description that fit into a message. */
const MOST_CHARACTERS = 300;

/**
 * Sees to it that all workers mean the same call.
 *
 * TensorFlow brings together what has the same key. Each kind of call gets keys
 * of its own when it is first made, after all workers have told that they make
 * it too. So different tensors on different workers are found out at once,
 * instead of waiting for each other. From then on the kind is known and the keys
 * stay: a worker may trace a function again without the others doing so.
 */
export class RollCall {
  readonly #firstKeys = new Map<string, number>();
  /** How often a trace made a kind of call. */
  readonly #counts = new WeakMap<Tracing, Map<string, number>>();
  #nextKey = ROLL_CALL_KEY + 1;

  constructor(
    private readonly group: Group,
    private readonly executor: EagerExecutor,
  ) {}

  /**
   * The first of `count` keys of one kind of call.
   *
   * @param call All that must be alike on all workers, as text.
   * @param trace The trace that the call becomes a part of. Calls of one trace
   *   may run at the same time: the second of a kind gets other keys.
   * @throws {ClusterError} If another worker makes another call.
   */
  keys(call: string, count: number, trace: Tracing): number {
    const repeat = this.#count(call, trace);
    const kind = repeat === 0 ? call : `${call}, time ${repeat + 1}`;
    const known = this.#firstKeys.get(kind);
    if (known !== undefined) return known;
    this.meet(kind);
    const first = this.#nextKey;
    this.#nextKey += count;
    this.#firstKeys.set(kind, first);
    return first;
  }

  /**
   * Meets all workers for the first time.
   *
   * @throws {ClusterError} If another worker was given other addresses.
   */
  first(): void {
    const { workers, index } = this.group;
    const others = this.#others(workers.join());
    if (others.length === 0) return;
    throw new ClusterError(
      `Cannot join the cluster: ${nameWorkers(workers, others)} was given ` +
        `other addresses than worker ${index}`,
      others,
    );
  }

  /**
   * Waits until all workers make this call.
   *
   * @throws {ClusterError} If another worker makes another call.
   */
  meet(call: string): void {
    const { workers, index } = this.group;
    const others = this.#others(call);
    if (others.length === 0) return;
    throw new ClusterError(
      `Cannot ${shorten(call)}: all workers must make the same calls in the ` +
        `same order, but ${nameWorkers(workers, others)} made another one ` +
        `than worker ${index}`,
      others,
    );
  }

  /** Tells all workers a text; returns those that told another. */
  #others(text: string): number[] {
    const hash = hashOf(text);
    const hashes = this.#exchange(hash);
    return this.group.workers.keys().filter((i) => hashes[i] !== hash)
      .toArray();
  }

  /** How often the trace made this call before. */
  #count(call: string, trace: Tracing): number {
    const counts = this.#counts.get(trace) ?? new Map<string, number>();
    const count = counts.get(call) ?? 0;
    counts.set(call, count + 1);
    this.#counts.set(trace, counts);
    return count;
  }

  /** Tells all workers a number, and returns the numbers of all. */
  #exchange(value: number): Int32Array {
    const { executor } = this;
    const { op, attributes } = gather(this.group, ROLL_CALL_KEY, "int32", [1]);
    const mine = executor.constant([1], "int32", Int32Array.of(value));
    try {
      const [all] = executor.execute(op, [mine.id], attributes);
      const values = executor.read(all!.id);
      executor.delete(all!.id);
      return values as Int32Array;
    } finally {
      executor.delete(mine.id);
    }
  }
}

function shorten(call: string): string {
  return call.length <= MOST_CHARACTERS
    ? call
    : `${call.slice(0, MOST_CHARACTERS)}…`;
}

/** FNV-1a over UTF-16 units, as a signed 32-bit number. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash | 0;
}
