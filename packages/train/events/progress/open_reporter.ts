import { JsonReporter } from "./json_reporter.ts";
import { LiveReporter } from "./live_reporter.ts";
import { type Output, streamOutput } from "./output.ts";
import { PlainReporter } from "./plain_reporter.ts";
import type { Reporter } from "./reporter.ts";
import {
  type Gauges,
  PROCESS_GAUGES,
  type RunSize,
  Tracker,
} from "./tracker.ts";

/** How {@linkcode openReporter} tells of a run. */
export interface ReporterOptions extends RunSize {
  /** Lines of JSON on the standard output, for programs; not, if left out. */
  readonly json?: boolean;
  /** Bytes in use; resident memory of this process if left out. */
  readonly memory?: () => number;
}

/**
 * Tells how far a run is, in the way that suits who waits for it.
 *
 * - With `json`: one JSON object a line on the standard output, with a `type`:
 *   `progress` once a second at most and `finish`, both with `step`, `steps`,
 *   `secondsLeft`, `imagesPerSecond` (these may be `null`), `values`, `memory`;
 *   `busy` with `work`; `note` with `message`. What is not finite is `"NaN"`,
 *   `"Infinity"`, `"-Infinity"`.
 * - If the standard error is a terminal: one live line there.
 * - Else: a line there every few seconds, in long runs every two minutes.
 *
 * The time left goes by the last few hundred steps. A pause, of a laptop that
 * sleeps or a process that is stopped, does not change it; what is announced by
 * `busy` does. Nothing is thrown where nobody reads any more.
 *
 * @example
 * ```ts
 * import { openReporter } from "@revisage/train/events";
 *
 * const reporter = openReporter({ steps: 200, imagesPerStep: 4 });
 * for (let step = 1; step <= 200; step++) {
 *   reporter.step(step, { l1: 1 / step });
 *   if (step === 100) reporter.busy("validating");
 * }
 * reporter.note("saved step-200");
 * reporter.finish();
 * ```
 */
export function openReporter(options: ReporterOptions): Reporter {
  const { json = false, memory = PROCESS_GAUGES.memory } = options;
  const output = streamOutput(json ? Deno.stdout : Deno.stderr);
  return chooseReporter({ ...options, json }, output, {
    ...PROCESS_GAUGES,
    memory,
  });
}

/** The reporter for an output. */
export function chooseReporter(
  { json, ...size }: RunSize & { readonly json: boolean },
  output: Output,
  gauges: Gauges,
): Reporter {
  const tracker = new Tracker(size, gauges);
  if (json) return new JsonReporter(tracker, output);
  if (output.isTerminal) return new LiveReporter(tracker, output);
  return new PlainReporter(tracker, output);
}
