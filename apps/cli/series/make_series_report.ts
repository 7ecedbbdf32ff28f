import { bootstrapMean } from "@revisage/metrics";
import { join } from "node:path";
import type { MeasureKey, Report, ReportModel } from "../evaluate/report.ts";
import { describeDegradation } from "./describe_degradation.ts";
import { nameOf } from "./draw_series.ts";
import { type Columns, judgeClaim, meanOf } from "./judge_claim.ts";
import type { Series, SeriesClaim, SeriesTest } from "./series_file.ts";
import type {
  ClaimResult,
  Estimate,
  ModelResult,
  SeriesReport,
  TestResult,
} from "./series_report.ts";

/** All that a series' report is made from. */
export interface SeriesInput
  extends Pick<SeriesReport, "command" | "surroundings" | "runs" | "seeds"> {
  /** That of `evaluate`, for each test. */
  readonly reports: ReadonlyMap<string, Report>;
  /** Where they lie. */
  readonly folder: string;
}

/** Puts the reports of a series' tests together, over seeds. */
export function makeSeriesReport(
  series: Series,
  { reports, folder, ...rest }: SeriesInput,
): SeriesReport {
  const { name, note, tests, claims } = series;
  return {
    format: 1,
    series: name,
    note,
    ...rest,
    seedsLeft: series.seeds.length - rest.seeds.length,
    tests: tests.map((test) => ({
      ...resultOf(series, test, reports.get(test.name)!, rest.seeds),
      report: join(folder, test.name),
    })),
    claims: claims.flatMap((claim) =>
      claim.on.flatMap((test) =>
        judge(claim, test, reports.get(test)!, rest.seeds)
      )
    ),
  };
}

function resultOf(
  { models, baselines, sweep }: Series,
  test: SeriesTest,
  report: Report,
  seeds: readonly number[],
): Omit<TestResult, "report"> {
  const names = [...baselines, ...models.map(({ name }) => name)];
  return {
    name: test.name,
    degradation: describeDegradation(test),
    pairs: report.counts.pairs,
    measures: report.measures,
    models: names.map((name) => {
      const own = modelsOf(report, name, seeds);
      return {
        name,
        values: Object.fromEntries(
          report.measures.map(({ key }) => [key, estimate(own, key)] as const),
        ),
        sweep: sweep ? meanSweep(own) : null,
      };
    }),
  };
}

/** The models of a report with a name: one, or one for each seed. */
function modelsOf(
  { models }: Report,
  name: string,
  seeds: readonly number[],
): ReportModel[] {
  const names = [name, ...seeds.map((seed) => nameOf(name, seed))];
  return models.filter((model) => names.includes(model.name));
}

/** Faces are drawn, each with its mean over seeds; sets have no interval. */
function estimate(models: readonly ReportModel[], key: MeasureKey): Estimate {
  const columns = columnsOf(models, key);
  if (columns === null || columns[0]!.length < 2) {
    const values = models.map(({ values }) => values[key]?.value ?? NaN);
    const sum = values.reduce((sum, value) => sum + value, 0);
    return { value: sum / values.length, low: null, high: null };
  }
  const { mean, low, high } = bootstrapMean(meanOf(columns));
  return { value: mean, low, high };
}

/** A value for each face, for each model; null where a face has none. */
function columnsOf(
  models: readonly ReportModel[],
  key: MeasureKey,
): Columns | null {
  const columns = models.map(({ images }) =>
    images.map(({ values }) => values[key] ?? NaN)
  );
  return columns.flat().some(Number.isNaN) ? null : columns;
}

function meanSweep(models: readonly ReportModel[]): ModelResult["sweep"] {
  const sweeps = models.map(({ sweep }) => sweep);
  const [first] = sweeps;
  if (!first || sweeps.includes(null)) return null;
  const mean = (i: number, key: "iPrecision" | "iRecall") =>
    sweeps.reduce((sum, sweep) => sum + sweep![i]![key], 0) / sweeps.length;
  return first.map(({ k }, i) => ({
    k,
    iPrecision: mean(i, "iPrecision"),
    iRecall: mean(i, "iRecall"),
  }));
}

function judge(
  { better, than, measures, source }: SeriesClaim,
  test: string,
  report: Report,
  seeds: readonly number[],
): ClaimResult[] {
  return measures.flatMap((measure) => {
    const model = columnsOf(modelsOf(report, better, seeds), measure);
    const other = columnsOf(modelsOf(report, than, seeds), measure);
    const own = report.measures.find(({ key }) => key === measure);
    if (model === null || other === null || own === undefined) return [];
    const judged = judgeClaim({ better: own.better, model, other });
    return judged === null
      ? []
      : [{ better, than, measure, test, source, ...judged }];
  });
}
