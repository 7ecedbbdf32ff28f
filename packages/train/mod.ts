/**
 * What a training run is made of.
 *
 * @module
 */
export type { CheckpointFolder } from "./run/checkpoint_folder.ts";
export type { CheckpointPart, NamedVariable } from "./run/checkpoint_part.ts";
export { Checkpoints, type Resumed } from "./run/checkpoints.ts";
export { findCheckpoint } from "./run/find_checkpoint.ts";
export type { CheckpointContent } from "./run/held_checkpoint.ts";
export {
  NonFiniteError,
  nonFiniteNames,
  type NonFiniteReport,
} from "./run/non_finite_error.ts";
export { RunError, type RunErrorKind } from "./run/run_error.ts";
export { RunFolder, type RunOptions } from "./run/run_folder.ts";
export type { StopName } from "./run/stop_name.ts";
export { StopSignal } from "./run/stop_signal.ts";
