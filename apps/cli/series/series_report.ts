import type { MeasureKey, ReportMeasure } from "../evaluate/report.ts";
import type { Surroundings } from "./surroundings.ts";

/** What came of a series: `series.json`. */
export interface SeriesReport {
  /** Of this shape; another shape gets another number. */
  readonly format: 1;
  readonly series: string;
  readonly note: readonly string[];
  /** What drew it. */
  readonly command: string;
  readonly surroundings: Surroundings;
  /** The seeds that are done. */
  readonly seeds: readonly number[];
  /** How many are still to be trained. */
  readonly seedsLeft: number;
  readonly runs: readonly SeriesRun[];
  readonly tests: readonly TestResult[];
  readonly claims: readonly ClaimResult[];
}

/** A run, and what it took. */
export interface SeriesRun {
  readonly model: string;
  readonly seed: number;
  readonly folder: string;
  readonly steps: number;
  /** null if its metrics do not tell. */
  readonly secondsPerStep: number | null;
  readonly hours: number | null;
  /** What it began with; null if nobody wrote it down. */
  readonly began: Surroundings | null;
}

/** What a test said of all models. */
export interface TestResult {
  readonly name: string;
  /** What was done to the faces, in short. */
  readonly degradation: string;
  readonly pairs: number;
  /** The folder of its `report.html`. */
  readonly report: string;
  readonly measures: readonly ReportMeasure[];
  readonly models: readonly ModelResult[];
}

/** A model, or a baseline, on a test. */
export interface ModelResult {
  readonly name: string;
  readonly values: Readonly<Partial<Record<MeasureKey, Estimate>>>;
  /** Means over seeds, for k from 1; null if nobody asked. */
  readonly sweep:
    | readonly {
      readonly k: number;
      readonly iPrecision: number;
      readonly iRecall: number;
    }[]
    | null;
}

/** A mean, and its interval; its ends are null where there is none. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What became of a claim. */
export interface ClaimResult extends ClaimJudgment {
  readonly better: string;
  readonly than: string;
  readonly measure: MeasureKey;
  readonly test: string;
  readonly source: string;
}

/** How a claim was judged. */
export interface ClaimJudgment {
  /** Mean over faces, of the one said to be better less the other. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Seeds that say what the claim says. */
  readonly agree: number;
  /** Of so many. */
  readonly seeds: number;
  readonly verdict: "holds" | "not shown" | "the other way";
}
