/**
 * Spoils pictures of faces as the field does, with every number on record.
 *
 * Nothing here loads TensorFlow.js.
 *
 * @module
 */
export { applyDegradation } from "./apply_degradation.ts";
export type {
  BlurStep,
  Degradation,
  DegradationStep,
  GaussianNoiseStep,
  GrayStep,
  JpegStep,
  PoissonNoiseStep,
  ResizeStep,
  ShiftStep,
} from "./degradation.ts";
export { Degrader } from "./degrader.ts";
export {
  RESAMPLE_FILTERS,
  type ResampleFilter,
} from "./filter/resample_taps.ts";
export {
  degradeFolder,
  type DegradeFolderOptions,
  type FolderPreset,
} from "./folder/degrade_folder.ts";
export type { FolderOptions, FolderProgress } from "./folder/folder_options.ts";
export type { DegradationRecord } from "./folder/record.ts";
export { replay } from "./folder/replay.ts";
export {
  type BellBlur,
  type Blur,
  blurKernel,
  type GaussianBlur,
  type SincBlur,
} from "./kernel/blur.ts";
export type { Ellipse } from "./kernel/elliptic_kernel.ts";
export type { Kernel } from "./kernel/kernel.ts";
export type { MotionBlur } from "./kernel/motion_kernel.ts";
export { parseDegradation } from "./parse_degradation.ts";
export { parsePreset } from "./presets/parse_preset.ts";
export { parseSecondOrder } from "./presets/parse_second_order.ts";
export type {
  BlurPreset,
  DegradationPreset,
  DownsamplePreset,
  NoisePreset,
  Range,
  ShiftPreset,
} from "./presets/preset.ts";
export { type PresetName, PRESETS } from "./presets/presets.ts";
export {
  REAL_ESRGAN,
  type SecondOrderPreset,
  type StagePreset,
} from "./presets/second_order.ts";
export {
  rescaleDegradation,
  type RescaleSizes,
} from "./sample/rescale_degradation.ts";
export { sampleDegradation } from "./sample/sample_degradation.ts";
export type { SampleOptions } from "./sample/sample_options.ts";
export { sampleSecondOrder } from "./sample/sample_second_order.ts";
