import { compareModels } from "@revisage/metrics";
import type { ReportMeasure } from "../evaluate/report.ts";
import type { ClaimJudgment } from "./series_report.ts";

/** A measure's value of each face, for each seed; a baseline has one column. */
export type Columns = readonly (readonly number[])[];

/** What a claim is about. */
export interface ClaimInput {
  /** Which way is better. */
  readonly better: ReportMeasure["better"];
  /** Of the model that is said to be better. */
  readonly model: Columns;
  /** Of the other one; its seeds are the same, in the same order. */
  readonly other: Columns;
}

/**
 * Judges a claim: over faces, each with its mean over seeds, the interval of
 * the difference must leave out 0, and every seed must say the same.
 *
 * The interval tells what other faces would have said of these runs. What other
 * seeds would say is asked by the second condition alone, for two or three
 * seeds have no interval worth its name. Where 1 is best, distances from 1 are
 * compared.
 *
 * @returns null if there are fewer than two faces, or a difference is not
 * finite.
 */
export function judgeClaim(
  { better, model, other }: ClaimInput,
): ClaimJudgment | null {
  const fit = (columns: Columns) =>
    better === "one"
      ? columns.map((column) => column.map((value) => Math.abs(value - 1)))
      : columns;
  const ours = fit(model), theirs = fit(other);
  const pair = { model: meanOf(ours), baseline: meanOf(theirs) };
  const isFit = pair.model.every((value, i) =>
    Number.isFinite(value - pair.baseline[i]!)
  );
  if (pair.model.length < 2 || !isFit) return null;
  const { mean, low, high } = compareModels(pair).difference;
  const sign = better === "higher" ? 1 : -1;
  const seeds = Math.max(ours.length, theirs.length);
  const differences = Array.from(
    { length: seeds },
    (_, seed) =>
      sign * (average(columnOf(ours, seed)) - average(columnOf(theirs, seed))),
  );
  const isShown = low > 0 || high < 0;
  const agree = differences.filter((difference) => difference > 0).length;
  const against = differences.filter((difference) => difference < 0).length;
  return {
    difference: mean,
    low,
    high,
    agree,
    seeds,
    verdict: isShown && sign * mean > 0 && agree === seeds
      ? "holds"
      : isShown && sign * mean < 0 && against === seeds
      ? "the other way"
      : "not shown",
  };
}

/** For each face, the mean over seeds. */
export function meanOf(columns: Columns): number[] {
  return columns[0]!.map((_, face) =>
    average(columns.map((column) => column[face]!))
  );
}

/** A baseline is the same for every seed. */
function columnOf(columns: Columns, seed: number): readonly number[] {
  return columns.length === 1 ? columns[0]! : columns[seed]!;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
