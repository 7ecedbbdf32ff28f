/**
 * Published weights: which there are, and how to get them.
 *
 * Loads neither TensorFlow.js nor ONNX Runtime.
 *
 * @module
 */
export { fetchWeights } from "./fetch_weights.ts";
export { findWeights } from "./find_weights.ts";
export type { FetchWeightsOptions } from "./fetch_weights.ts";
export type { WeightsProgress } from "./progress.ts";
export { WEIGHTS } from "./weights.ts";
export type { WeightName } from "./weights.ts";
export { WeightsError } from "./weights_error.ts";
export type { WeightsErrorKind } from "./weights_error.ts";
export type {
  Digest,
  Home,
  NpmHome,
  WeightEntry,
  WeightSource,
} from "./weight_entry.ts";
export type { ConverterName } from "./convert/converters.ts";
export { openPth } from "./pth/pth_file.ts";
export type { PthEntry, PthFile } from "./pth/pth_file.ts";
export type { PthDtype } from "./pth/dtypes.ts";
export type { FileBytes } from "./pth/file_bytes.ts";
export { PthError } from "./pth/pth_error.ts";
