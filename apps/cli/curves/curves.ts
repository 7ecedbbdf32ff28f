import { readMetrics } from "@revisage/train/events";
import { basename, dirname, join } from "node:path";
import { formatPlural } from "../evaluate/report_html/format.ts";
import { writeFiles } from "../evaluate/report_files.ts";
import { checkOutput } from "../frame/check_output.ts";
import type { Arguments } from "../frame/command.ts";
import type { Io } from "../frame/io.ts";
import { kindOf, showKind } from "../frame/kind_of.ts";
import { type NamedFolder, readNamedFolders } from "../frame/named_folders.ts";
import { suggest } from "../frame/parse_words.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { CurvesFlags } from "./command.ts";
import { drawFigure } from "./draw_figure.ts";
import type { Figure } from "./panel.ts";
import {
  type NamedRun,
  panelsOfRuns,
  usualValues,
  valueNames,
} from "./panels_of_runs.ts";
import { figureOfSweeps } from "./panels_of_sweeps.ts";
import { readSweeps } from "./read_sweeps.ts";

/**
 * Does what `deno task curves` is asked for.
 *
 * @returns The exit status, 0.
 * @throws {UsageError} If there is nothing to draw.
 * @throws {Error} If a file cannot be read or written.
 */
export async function curves(
  { operands, flags }: Arguments<CurvesFlags>,
  io: Io,
): Promise<number> {
  const { output, title, values } = flags;
  if (output === undefined) throw wrong("--output must be given, got nothing");
  await checkFile(output);
  const [first, ...others] = operands;
  const figure = first!.endsWith(".json")
    ? await figureOfReport(first!, others, values)
    : await figureOfRuns(operands, values);
  const svg = drawFigure({ ...figure, title: title ?? figure.title });
  await writeFiles(dirname(output), { [basename(output)]: svg });
  io.tell(`Drew ${output}: ${formatPlural(figure.panels.length, "panel")}.`);
  return 0;
}

async function figureOfReport(
  path: string,
  others: readonly string[],
  values: string | undefined,
): Promise<Figure> {
  if (others.length > 0) throw wrong("a REPORT.json must stand alone");
  if (values !== undefined) throw wrong("--values must come with runs");
  const figure = figureOfSweeps(await readSweeps(path));
  if (figure.panels.some(({ lines }) => lines.length > 0)) return figure;
  throw wrong(`${path} must hold iPrecision and iRecall over k, found none`);
}

async function figureOfRuns(
  operands: readonly string[],
  values: string | undefined,
): Promise<Figure> {
  const folders = readNamedFolders(operands, {
    command: "curves",
    flag: "RUN",
    place: "RUN",
    thing: "run",
  });
  const runs = await Promise.all(folders.map(readRun));
  const known = valueNames(runs);
  const chosen = values?.split(",") ?? usualValues(known);
  const unknown = chosen.find((value) => !known.includes(value));
  if (unknown !== undefined) {
    throw wrong(
      `--values must be some of ${known.join(",")}, got "${unknown}"` +
        suggest(unknown, known),
    );
  }
  if (chosen.length === 0) {
    throw wrong(`${operands.join(", ")} must have measured something`);
  }
  const names = runs.map(({ name }) => name).join(", ");
  return {
    title: `${chosen.join(", ")} of ${names}`,
    panels: panelsOfRuns(runs, chosen),
  };
}

async function readRun({ name, folder }: NamedFolder): Promise<NamedRun> {
  return { name, metrics: await readMetrics(await metricsOf(folder)) };
}

async function metricsOf(folder: string): Promise<string> {
  const path = join(folder, "metrics.jsonl");
  if (await kindOf(path) === "file") return path;
  const kind = await kindOf(folder);
  const got = kind === "folder"
    ? `found none in ${folder}`
    : showKind(folder, kind);
  throw wrong(`RUN must be a folder with metrics.jsonl, ${got}`);
}

/** Finds out before runs are read whether the picture can be written. */
async function checkFile(output: string): Promise<void> {
  if (await kindOf(output) === "folder") {
    throw wrong(`--output must be a file, got the folder ${output}`);
  }
  await checkOutput("curves", "the place of --output", dirname(output));
}

function wrong(problem: string): UsageError {
  return new UsageError("curves", problem);
}
