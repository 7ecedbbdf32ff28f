import { StatusError } from "../ffi/native_library.ts";
import { ClusterError } from "./cluster_error.ts";
import type { Group } from "./collectives.ts";
import {
  DEADLINE_EXCEEDED,
  type Peers,
  reasonOf,
  UNAVAILABLE,
} from "./peers.ts";
import { nameWorkers } from "./workers.ts";

/** How gRPC tells of a process that is no more: chance decides which it is. */
const CLOSED = /refused|closed|reset|broken pipe/i;

/** What to do when workers are gone. */
const AGAIN = "Start all workers again, from the last checkpoint if there is " +
  "one.";

/**
 * Finds out who is to blame when a collective operation fails.
 *
 * Once one has failed, TensorFlow refuses all others: the error stays the same.
 */
export class Failures {
  #first: ClusterError | undefined;

  constructor(private readonly group: Group, private readonly peers: Peers) {}

  /** Returns errors of other operations as they are. */
  explain(error: StatusError): Error {
    if (!isCollective(error)) return error;
    const { message, workers } = this.#first ??= this.#findCause(error);
    return new ClusterError(message, workers, { cause: error });
  }

  #findCause(error: StatusError): ClusterError {
    const { workers, timeoutSeconds } = this.group;
    const gone = this.#gone(error);
    if (gone.size > 0) {
      const indices = [...gone.keys()];
      const reason = CLOSED.test(gone.get(indices[0]!)!)
        ? "connection closed"
        : gone.get(indices[0]!);
      return new ClusterError(
        `Cannot reach ${nameWorkers(workers, indices)}: ${reason}. It ended, ` +
          `or its machine is off or cut off. ${AGAIN}`,
        indices,
      );
    }
    if (error.code === DEADLINE_EXCEEDED) {
      return new ClusterError(
        `Cannot go on in the cluster: all workers run, but not all took part ` +
          `in a call within ${timeoutSeconds} s. All must have the same ` +
          `addresses and make the same calls in the same order; if one needs ` +
          `longer, raise timeoutSeconds.`,
        [],
      );
    }
    const reason = reasonOf(error);
    return new ClusterError(
      `Cannot go on in the cluster: ${reason}. ${AGAIN}`,
      [],
    );
  }

  /**
   * The workers that are gone, and why.
   *
   * Workers that give up because of another one are gone soon, too. So the one
   * that the first connection was lost to is named, if it is known.
   */
  #gone(error: StatusError): Map<number, string> {
    const worker = lostWorker(error);
    if (worker === undefined || worker === this.group.index) {
      return this.peers.missing();
    }
    return new Map([[worker, this.peers.ask(worker) ?? reasonOf(error)]]);
  }
}

/** The worker whose connection broke first, as TensorFlow tells it. */
function lostWorker({ code, message }: StatusError): number | undefined {
  if (code !== UNAVAILABLE) return undefined;
  const [, task] = /remote target \/job:\w+\/replica:0\/task:(\d+)/
    .exec(message) ?? [];
  return task === undefined ? undefined : Number(task);
}

function isCollective({ code, message }: StatusError): boolean {
  return code === UNAVAILABLE || /collective|RecvBuf|Complete(Group|Instance)/i
    .test(message);
}
