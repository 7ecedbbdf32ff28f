/**
 * A run is a folder: what it keeps, and how it goes on after whatever happened.
 *
 * @module
 */
export type { CheckpointFolder } from "./checkpoint_folder.ts";
export type { CheckpointPart, NamedVariable } from "./checkpoint_part.ts";
export { Checkpoints, type Resumed } from "./checkpoints.ts";
export { findCheckpoint } from "./find_checkpoint.ts";
export type { CheckpointContent } from "./held_checkpoint.ts";
export {
  NonFiniteError,
  nonFiniteNames,
  type NonFiniteReport,
} from "./non_finite_error.ts";
export { RunError, type RunErrorKind } from "./run_error.ts";
export { RunFolder, type RunOptions } from "./run_folder.ts";
export type { StopName } from "./stop_name.ts";
export { StopSignal } from "./stop_signal.ts";
