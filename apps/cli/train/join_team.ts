import { Cluster, ClusterError } from "@revisage/tensorflow";
import { clusterTeam, type Team } from "@revisage/train";
import type { Io } from "../frame/io.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { Place } from "./place.ts";

/** Workers are started by hand, and may fetch TensorFlow first. */
const START_SECONDS = 600;
/** More than a step of a large network takes; who is gone is missed before. */
const TIMEOUT_SECONDS = 600;

/** A team, and how one leaves it. */
export interface Joined {
  readonly team: Team;
  /** Waits until all are done. */
  leave(): void;
}

/**
 * Joins the other workers, and says who is waited for.
 *
 * @throws {UsageError} If an address is none, or its port cannot be had.
 * @throws {ClusterError} If others do not come.
 */
export async function joinTeam(
  { workers, index, wire }: Place,
  io: Io,
): Promise<Joined> {
  io.tell(
    index === 0
      ? `Worker 0 of ${workers.length}: waiting for the others.`
      : `Worker ${index} of ${workers.length}: learns with worker 0 ` +
        `(${workers[0]}), which says what, and keeps the run.`,
  );
  try {
    const cluster = await Cluster.join({
      workers,
      index,
      timeoutSeconds: TIMEOUT_SECONDS,
      startSeconds: START_SECONDS,
    });
    const team = clusterTeam(cluster, { wire });
    return { team, leave: () => cluster.leave() };
  } catch (error) {
    throw isWrongUse(error, index) ? asUsageError(error) : error;
  }
}

/** Of an error of joining only this worker itself is the cause, or its flags. */
function isWrongUse(error: unknown, index: number): error is Error {
  if (error instanceof RangeError) return true;
  return error instanceof ClusterError && error.workers.join() === `${index}`;
}

function asUsageError(cause: Error): UsageError {
  const why = cause.message.replace(/^Cannot join (a|the) cluster( as|:) /, "");
  return new UsageError("train", `--cluster: ${why}`, { cause });
}
