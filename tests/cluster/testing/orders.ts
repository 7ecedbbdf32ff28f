import type { TrainConfig } from "@revisage/train";
import type { Wire } from "@revisage/tensorflow";

/** Who a worker is. */
interface Place {
  readonly workers: readonly string[];
  readonly index: number;
  readonly timeoutSeconds?: number;
  readonly threads?: number;
  readonly wire?: Wire;
}

/** Takes steps in memory. */
export interface StepsOrder extends Place {
  readonly scenario: "steps";
  readonly config: TrainConfig;
}

/** Clips large gradients. */
export interface LearnerOrder extends Place {
  readonly scenario: "learner";
}

/** Trains in a folder, as `train` does, or goes on there. */
export interface RunOrder extends Place {
  readonly scenario: "run";
  /** Worker 0's folder. */
  readonly folder: string;
  /** `null` goes on. */
  readonly config: TrainConfig | null;
  /** After which step this worker adds what to a weight; `null` is NaN. */
  readonly spoil?: { readonly after: number; readonly by: number | null };
  /** This worker's disk: paths of the config start there. */
  readonly disk?: string;
}

/** What a worker is to do. */
export type Order = StepsOrder | LearnerOrder | RunOrder;
