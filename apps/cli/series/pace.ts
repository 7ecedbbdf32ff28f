import type { Metrics } from "@revisage/train/events";

/** How long a run took. */
export interface Pace {
  /** Of a step alone: the median, so that neither validation nor pauses count. */
  readonly secondsPerStep: number;
  /** From the first line to the last, without pauses. */
  readonly hours: number;
}

/** Of the usual time of a step, what is a pause: the run lay still meanwhile. */
const PAUSE = 20;

/**
 * How long a run took, by the times of its metrics. A run that was stopped and
 * gone on with has a long gap, which counts as if it had gone on as usual.
 *
 * @returns null if there are fewer than two lines.
 */
export function paceOf(metrics: readonly Metrics[]): Pace | null {
  const gaps = metrics.slice(1).map(({ step, time }, i) => ({
    steps: step - metrics[i]!.step,
    seconds: time - metrics[i]!.time,
  })).filter(({ steps }) => steps > 0);
  if (gaps.length === 0) return null;
  const secondsPerStep = median(
    gaps.map(({ seconds, steps }) => seconds / steps),
  );
  const seconds = gaps.reduce((sum, { seconds, steps }) => {
    const usual = secondsPerStep * steps;
    return sum + (seconds > PAUSE * usual ? usual : seconds);
  }, 0);
  return { secondsPerStep, hours: seconds / 3600 };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[half]!
    : (sorted[half - 1]! + sorted[half]!) / 2;
}
