import type { ReportComparison, ReportMeasure } from "../report.ts";

/** What a paired comparison says of a model. */
export type Reading = "better" | "worse" | "no clear difference";

/**
 * Reads a paired comparison: a difference is clear if its interval leaves 0
 * out. Where the nearer to 1 is the better, a difference says nothing of that
 * by itself, and the pairs decide: more wins are better.
 */
export function readingOf(
  { low, high, wins, losses }: ReportComparison,
  better: ReportMeasure["better"],
): Reading {
  const isClear = low > 0 || high < 0;
  if (!isClear) return "no clear difference";
  if (better === "one") {
    if (wins === losses) return "no clear difference";
    return wins > losses ? "better" : "worse";
  }
  return (low > 0) === (better === "higher") ? "better" : "worse";
}
