import { withLock } from "@revisage/core";
import { StopSignal } from "@revisage/train/stop-signal";
import { join } from "node:path";
import { checkFaceFolders } from "../frame/check_face_folders.ts";
import { checkOutput } from "../frame/check_output.ts";
import type { Arguments } from "../frame/command.ts";
import type { Io } from "../frame/io.ts";
import { stopStatus } from "../frame/stop_status.ts";
import { UsageError } from "../frame/usage_error.ts";
import { AbortOnStop, StoppedError } from "../train/abort_on_stop.ts";
import type { SeriesFlags } from "./command.ts";
import { drawSeries, rehearse } from "./draw_series.ts";
import { makeTest } from "./test_folders.ts";
import { type Plan, planSeries, type SeriesSettings } from "./plan.ts";
import { readSeries } from "./read_series.ts";
import { restoreFaces } from "./restore_faces.ts";
import type { Series } from "./series_file.ts";
import { seriesMarkdown } from "./series_markdown.ts";
import type { SeriesReport } from "./series_report.ts";
import { showPlan, tellLeft } from "./show_plan.ts";
import { isTrained, trainRun } from "./train_run.ts";

const STOPPING =
  "Stopping the series: what is at work saves first. Ctrl-C again leaves at once.";

/**
 * Does what `deno task series` is asked for.
 *
 * @returns The exit status: 0 all is done, 130 Ctrl-C stopped it.
 * @throws {UsageError} If flags are missing.
 * @throws {ConfigError} If the series, or a recipe in it, is wrong.
 * @throws {Error} If a run, a test or an evaluation failed.
 */
export async function series(
  { operands: [file], flags }: Arguments<SeriesFlags>,
  io: Io,
): Promise<number> {
  const { validation, out, data, set, extractor, lpips } = flags;
  if (validation === undefined) throw wrong("--validation must be given");
  if (out === undefined) throw wrong("--out must be given");
  const settings = {
    ...{ file: file!, data: data ?? null, validation, out, set },
    ...{ extractor: extractor ?? null, lpips: lpips ?? null },
  };
  const own = readSeries(file!);
  const plan = planSeries(own, settings);
  await checkFaceFolders("series", settings);
  await checkOutput("series", "--out", settings.out);
  await showPlan(plan, { isDry: flags["dry-run"], json: flags.json, io });
  if (flags["dry-run"]) return 0;
  await Deno.mkdir(out, { recursive: true });
  const waits = () => io.tell(`Another series is at work in ${out}; waiting.`);
  return await withLock(join(out, ".lock"), waits, async () => {
    using stop = await StopSignal.listen(STOPPING);
    try {
      const report = await carryOut(own, plan, { settings, stop, io });
      io.print(flags.json ? JSON.stringify(report) : seriesMarkdown(report));
      return 0;
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      io.tell("The same command goes on with the series.");
      return stopStatus(stop.requested!);
    }
  });
}

/** What all steps of a series are given. */
interface Work {
  readonly settings: SeriesSettings;
  readonly stop: StopSignal;
  readonly io: Io;
}

/** Trains and tests seed by seed, and draws the table after each. */
async function carryOut(
  own: Series,
  plan: Plan,
  { settings, stop, io }: Work,
): Promise<SeriesReport> {
  await makeTests(plan, { settings, stop, io });
  await rehearse(own, plan, settings, stop);
  let report: SeriesReport | undefined;
  for (const [i] of own.seeds.entries()) {
    const seeds = own.seeds.slice(0, i + 1);
    const runs = plan.runs.filter(({ seed }) => seed === own.seeds[i]);
    for (const run of runs) {
      if (!await isTrained(run)) {
        io.tell(`${run.model}, seed ${run.seed}: ${run.folder}`);
        await trainRun(run, stop, io);
        await tellLeft(plan, io);
      }
      for (const test of plan.tests) await restoreFaces(run, test, stop);
    }
    report = await drawSeries(own, { plan, settings, seeds, stop });
    io.tell(`Drew ${plan.folder}/series.md, ${i + 1} of ${own.seeds.length}.`);
  }
  return report!;
}

async function makeTests(
  { tests }: Plan,
  { settings, stop, io }: Work,
): Promise<void> {
  using abort = new AbortOnStop(stop);
  const { signal } = abort;
  const tell = (line: string) => io.tell(line);
  for (const test of tests) {
    await makeTest(test, settings.validation, { signal, tell });
  }
}

function wrong(problem: string): UsageError {
  return new UsageError("series", problem);
}
