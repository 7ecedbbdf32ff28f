/**
 * What `deno task doctor` tells, for programs that want to tell it themselves.
 *
 * @example
 * ```ts
 * import { diagnose, formatReport } from "@revisage/tensorflow/doctor";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const diagnosis = await diagnose();
 * assertStringIncludes(formatReport(diagnosis), "tensorflow");
 * ```
 *
 * @module
 */

export { type Cpu, CPU_FEATURES, type CpuFeature, readCpu } from "./cpu.ts";
export { diagnose } from "./diagnose.ts";
export type {
  Diagnosis,
  Findings,
  Memory,
  Problem,
  RunningEngine,
} from "./diagnosis.ts";
export type { Probes } from "./probes.ts";
export { formatReport } from "./report.ts";
export type { Setting } from "./settings.ts";
export type {
  FindLibraryOptions,
  LibraryErrorKind,
  LibrarySource,
  System,
  TensorFlowLibrary,
  Wheel,
  WheelLibrary,
} from "../library/mod.ts";
export type { Device } from "../ffi/context.ts";
