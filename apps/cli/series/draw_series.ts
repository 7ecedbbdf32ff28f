import { join } from "node:path";
import { drawFigure } from "../curves/draw_figure.ts";
import { figureOfSweeps } from "../curves/panels_of_sweeps.ts";
import type { Report } from "../evaluate/report.ts";
import { writeFiles } from "../evaluate/report_files.ts";
import { foldersOf } from "./test_folders.ts";
import { makeSeriesReport } from "./make_series_report.ts";
import type { Plan, PlannedTest, SeriesSettings } from "./plan.ts";
import { readReport } from "./read_report.ts";
import { restoredFolder } from "./restore_faces.ts";
import { runProcess, type Stop } from "./run_process.ts";
import { seriesCommand } from "./series_command.ts";
import type { Series } from "./series_file.ts";
import { seriesMarkdown } from "./series_markdown.ts";
import type { SeriesReport, SeriesRun } from "./series_report.ts";
import { paceOfRun } from "./show_plan.ts";
import { surroundings } from "./surroundings.ts";
import { beginningOf } from "./train_run.ts";

/** What a table is drawn of. */
export interface DrawInput {
  readonly plan: Plan;
  readonly settings: SeriesSettings;
  /** Those that are trained. */
  readonly seeds: readonly number[];
  readonly stop: Stop;
}

/** What reports call a run. */
export function nameOf(model: string, seed: number): string {
  return `${model} ${seed}`;
}

/**
 * Evaluates what is restored, and writes `series.md` and `series.json`.
 *
 * @throws {StoppedError} If it was stopped before its end.
 * @throws {Error} If a measure cannot be taken.
 */
export async function drawSeries(
  series: Series,
  input: DrawInput,
): Promise<SeriesReport> {
  const { plan, seeds, settings } = input;
  const reports = new Map<string, Report>();
  for (const test of plan.tests) {
    reports.set(test.name, await evaluateTest(series, test, input));
  }
  const report = makeSeriesReport(series, {
    reports,
    folder: plan.folder,
    seeds,
    command: seriesCommand(settings),
    surroundings: await surroundings(),
    runs: await describeRuns(input),
  });
  await writeFiles(plan.folder, {
    "series.json": `${JSON.stringify(report, null, 2)}\n`,
    "series.md": seriesMarkdown(report),
    ...series.sweep
      ? { "sweep.svg": drawFigure(figureOfSweeps(report.tests)) }
      : {},
  });
  return report;
}

async function evaluateTest(
  series: Series,
  test: PlannedTest,
  { plan, settings, seeds, stop }: DrawInput,
): Promise<Report> {
  const folders = foldersOf(test);
  const output = join(plan.folder, test.name);
  const restored = [
    ...series.baselines.map((name) => `${folders[name]}=${name}`),
    ...plan.runs.filter(({ seed }) => seeds.includes(seed)).map((run) =>
      `${restoredFolder(run, test)}=${nameOf(run.model, run.seed)}`
    ),
  ];
  const words = [
    ...evaluateWords(series, test, restored, settings),
    ...["--input", folders.input, "--output", output],
  ];
  await runProcess("evaluate", words, stop);
  return await readReport(join(output, "report.json"));
}

/**
 * Evaluates a baseline, and throws away what comes of it: what is missing or
 * mistaken comes out before hours of training, not after.
 *
 * @throws {Error} If a measure cannot be taken.
 */
export async function rehearse(
  series: Series,
  { tests }: Plan,
  settings: SeriesSettings,
  stop: Stop,
): Promise<void> {
  const [test] = tests;
  const { bicubic } = foldersOf(test!);
  await runProcess(
    "evaluate",
    evaluateWords(series, test!, [`${bicubic}=bicubic`], settings),
    stop,
  );
}

function evaluateWords(
  { measures }: Series,
  test: PlannedTest,
  restored: readonly string[],
  { extractor, lpips }: SeriesSettings,
): string[] {
  const { reference } = foldersOf(test);
  return [
    ...restored.flatMap((one) => ["--restored", one]),
    ...["--reference", reference],
    ...["--metrics", measures.join(",")],
    ...extractor === null ? [] : ["--extractor", extractor],
    ...lpips === null ? [] : ["--lpips", lpips],
  ];
}

async function describeRuns(
  { plan, seeds }: DrawInput,
): Promise<SeriesRun[]> {
  const runs = plan.runs.filter(({ seed }) => seeds.includes(seed));
  return await Promise.all(runs.map(async (run) => {
    const { model, seed, folder, steps } = run;
    const pace = await paceOfRun(run);
    return {
      ...{ model, seed, folder, steps },
      secondsPerStep: pace?.secondsPerStep ?? null,
      hours: pace?.hours ?? null,
      began: await beginningOf(run),
    };
  }));
}
