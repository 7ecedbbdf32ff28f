import type { FolderPreset } from "@revisage/degrade";
import type { MeasureKey } from "../evaluate/report.ts";
import type { Plain } from "../train/merge.ts";

/** What stands beside the models: what they were given, and its enlargement. */
export type BaselineName = "input" | "bicubic";

/** A model of a series: one run for each seed. */
export interface SeriesModel {
  /** What tables call it. */
  readonly name: string;
  /** What is trained: the name of a recipe, or a file beside the series. */
  readonly recipe: string;
  /** What is different from it: a config, in part. */
  readonly set: Plain;
}

/** Faces, degraded in one way, that all models restore. */
export interface SeriesTest {
  /** What tables call it. */
  readonly name: string;
  /** What degradations are drawn from. */
  readonly preset: FolderPreset;
  /** Pixels along a side. */
  readonly size: number;
  /** The size that the preset is meant for; null takes it as it is. */
  readonly referenceSize: number | null;
  /** What they are drawn by. */
  readonly seed: number;
}

/** That one model is better than another, by some measures on some tests. */
export interface SeriesClaim {
  /** A model or a baseline. */
  readonly better: string;
  /** Another. */
  readonly than: string;
  readonly measures: readonly MeasureKey[];
  /** Names of tests. */
  readonly on: readonly string[];
  /** Who says so. */
  readonly source: string;
}

/** A series, as its file describes it. */
export interface Series {
  /** That of its file. */
  readonly name: string;
  /** Its file. */
  readonly path: string;
  /** What it is for: sentences. */
  readonly note: readonly string[];
  /** One run of each model for each. */
  readonly seeds: readonly number[];
  readonly models: readonly SeriesModel[];
  readonly tests: readonly SeriesTest[];
  readonly baselines: readonly BaselineName[];
  readonly measures: readonly MeasureKey[];
  /** Whether iPrecision and iRecall are shown for each k: Figure 7a. */
  readonly sweep: boolean;
  readonly claims: readonly SeriesClaim[];
}
