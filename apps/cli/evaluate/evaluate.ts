import { StopSignal } from "@revisage/train/stop-signal";
import { join } from "node:path";
import { checkOutput } from "../frame/check_output.ts";
import type { Arguments } from "../frame/command.ts";
import type { Io } from "../frame/io.ts";
import { stopStatus } from "../frame/stop_status.ts";
import { chooseNetworks, type ChosenNetworks } from "./choose_networks.ts";
import type { EvaluateFlags } from "./command.ts";
import { readGivenFeatures } from "./feature_tables.ts";
import { enumerate, identitiesOf } from "./identities.ts";
import { comparisons, leaderboard } from "./leaderboard.ts";
import { type MadeReport, makeReport } from "./make_report.ts";
import type { OpenNetworks } from "./networks.ts";
import { openInstruments } from "./open_instruments.ts";
import { type Pairing, pairPictures } from "./pair_pictures.ts";
import { readPictures } from "./report_html/read_pictures.ts";
import { reportHtml } from "./report_html/report_html.ts";
import { reportCsv, reportJson, writeFiles } from "./report_files.ts";
import { type EvaluateSettings, readSettings } from "./settings.ts";
import { type Measured, takeMeasures } from "./take_measures.ts";

const STOPPING = "Stopping after this pair. Ctrl-C again leaves at once.";

/**
 * Does what `deno task evaluate` is asked for.
 *
 * @returns The exit status: 0 all is measured, 1 a picture could not be used or
 * a measure that was asked for not be taken, 130 Ctrl-C stopped it.
 * @throws {UsageError} If flags or folders do not go together.
 * @throws {Error} If weights or features are unfit, a file cannot be written,
 * or `--strict` forbids to go on.
 */
export async function evaluate(
  { flags }: Arguments<EvaluateFlags>,
  io: Io,
): Promise<number> {
  const settings = readSettings(flags);
  const { output } = settings;
  if (output !== null) await checkOutput("evaluate", "--output", output);
  const tell = (line: string) => io.tell(line);
  const pairing = await pairPictures(settings);
  tellPairing(pairing, settings, tell);
  const people = await peopleOf(pairing, settings);
  const given = settings.features === null ? null : await readGivenFeatures(
    settings.features,
    settings.models,
    settings.reference,
  );
  const chosen = await chooseNetworks(settings, { tell });
  await using networks = await open(chosen, tell);
  using caches = new DisposableStack();
  const instruments = await openInstruments(settings, networks, caches);
  using stop = await StopSignal.listen(STOPPING);
  const measured = await takeMeasures(pairing.pairs, instruments, {
    isStopped: () => stop.requested !== null,
    strict: settings.strict,
    tell,
  });
  checkMeasured(measured, settings);
  if (stop.requested !== null && measured.left > 0) {
    tell(`The same command goes on with the other ${measured.left} pairs.`);
    return stopStatus(stop.requested);
  }
  const made = await makeReport({
    settings,
    instruments,
    given,
    pairs: measured.pairs,
    people: measured.pairs.map(({ stem }) => people.get(stem)!),
    unpaired: pairing.unpaired,
    broken: measured.broken,
  });
  await showReport(made, pairing, settings, io);
  const lacks = settings.metrics !== null && made.missing.size > 0;
  return lacks || measured.broken.length > 0 ? 1 : 0;
}

/** Who is on the pictures of each stem. */
async function peopleOf(
  { pairs }: Pairing,
  { identities }: EvaluateSettings,
): Promise<Map<string, string>> {
  const stems = pairs.map(({ stem }) => stem);
  const people = await identitiesOf(stems, identities);
  return new Map(stems.map((stem, i) => [stem, people[i]!]));
}

/** Loads what networks need, a second's work, only if there are any. */
async function open(
  chosen: ChosenNetworks,
  tell: (line: string) => void,
): Promise<OpenNetworks> {
  const { lpips, faces, inception, detector } = chosen;
  if (lpips || faces || inception || detector) {
    const { openNetworks } = await import("./networks.ts");
    return await openNetworks(chosen, tell);
  }
  const nothing = async () => {};
  const none = { lpips, faces, inception, points: null };
  return { ...none, [Symbol.asyncDispose]: nothing };
}

function tellPairing(
  { pairs, unpaired }: Pairing,
  { strict, models }: EvaluateSettings,
  tell: (line: string) => void,
): void {
  tell(`${pairs.length} pairs${models.length > 1 ? " of each model" : ""}.`);
  if (unpaired.length === 0) return;
  const lone = `${unpaired.length} without a partner: ${enumerate(unpaired)}`;
  if (strict) {
    throw new Error(
      `Cannot evaluate: with --strict each picture must have a partner, got ${lone}`,
    );
  }
  tell(`Left out, ${lone}.`);
}

function checkMeasured(
  { pairs, broken }: Measured,
  { strict }: EvaluateSettings,
): void {
  const [first] = broken;
  if (first === undefined) return;
  if (strict) throw new Error(first.why);
  if (pairs.length > 0) return;
  throw new Error(
    `Cannot evaluate: no pair is left that can be used. ${first.why}`,
  );
}

async function showReport(
  { report }: MadeReport,
  { pairs }: Pairing,
  { output, json }: EvaluateSettings,
  io: Io,
): Promise<void> {
  if (json) io.print(reportJson(report));
  else {
    [...leaderboard(report), ...comparisons(report)]
      .forEach((line) => io.print(line));
  }
  report.notes.forEach((note) => io.tell(note));
  if (output === null) return;
  await writeFiles(output, {
    "report.html": reportHtml(report, await readPictures(report, pairs)),
    "report.json": `${reportJson(report, 2)}\n`,
    "report.csv": reportCsv(report),
  });
  io.tell(`Report: ${join(output, "report.html")}`);
}
