/**
 * What a run leaves and shows while it goes on: event files for TensorBoard,
 * `metrics.jsonl`, sheets of samples, progress. Nothing here loads
 * TensorFlow.js.
 *
 * @module
 */
export { EventWriter } from "./tensorboard/event_writer.ts";
export { MetricsError } from "./metrics/metrics_error.ts";
export type { Metrics } from "./metrics/metrics_line.ts";
export { MetricsLog } from "./metrics/metrics_log.ts";
export { readMetrics } from "./metrics/read_metrics.ts";
export { openReporter } from "./progress/open_reporter.ts";
export type { ReporterOptions } from "./progress/open_reporter.ts";
export type { Reporter } from "./progress/reporter.ts";
export type { RunSize } from "./progress/tracker.ts";
export { sampleSheet } from "./samples/sample_sheet.ts";
export type { SampleFace, SampleSheetOptions } from "./samples/sample_sheet.ts";
