import type { ReportComparison, ReportMeasure } from "../report.ts";

/** What a paired comparison says of a model. */
export type Reading = "better" | "worse" | "no clear difference";

/**
 * Reads a paired comparison: a difference is clear if its interval leaves 0
 * out. Where 1 is best, it is of distances from 1, and less is better.
 */
export function readingOf(
  { low, high }: Pick<ReportComparison, "low" | "high">,
  better: ReportMeasure["better"],
): Reading {
  const isClear = low > 0 || high < 0;
  if (!isClear) return "no clear difference";
  return (low > 0) === (better === "higher") ? "better" : "worse";
}
