import type { Tensor } from "@tensorflow/tfjs";

/**
 * The processes of a training, as it sees them: each takes its share of every
 * step, and all keep the same weights. `clusterTeam` makes one of a `Cluster`.
 *
 * All workers make the same calls, in the same order, with tensors of the same
 * shapes; a call waits for the others. What comes back is equal on all workers,
 * to the bit, and the caller's to dispose. Works inside `compile`.
 */
export interface Team {
  /** What each worker is called in messages: `worker 1 (10.0.0.2:4000)`. */
  readonly names: readonly string[];
  /** Which of them this process is. Worker 0 has the run's folder. */
  readonly index: number;
  /** Averages float32 tensors, such as gradients; perhaps with fewer bits. */
  mean(tensors: Tensor[]): Tensor[];
  /** Adds float32 or int32 tensors up. */
  sum(tensors: Tensor[]): Tensor[];
  /** Gives worker 0's tensors to all; those of others only tell shapes. */
  ofFirst(tensors: Tensor[]): Tensor[];
}

/** Nobody but this process: what it has is what all have. */
export const ALONE: Team = {
  names: ["worker 0"],
  index: 0,
  mean: (tensors) => tensors,
  sum: (tensors) => tensors,
  ofFirst: (tensors) => tensors,
};

/** Whether there is nobody to share with. */
export function isAlone({ names }: Team): boolean {
  return names.length === 1;
}
