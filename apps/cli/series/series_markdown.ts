import { MEASURES } from "../evaluate/measures.ts";
import type { ReportMeasure } from "../evaluate/report.ts";
import { formatNumber, formatSigned } from "../evaluate/report_html/format.ts";
import { titleOf } from "../evaluate/title_of.ts";
import { markdownTable } from "./markdown_table.ts";
import type {
  ClaimResult,
  Estimate,
  SeriesReport,
  SeriesRun,
  TestResult,
} from "./series_report.ts";

/** A series' tables, for `docs` and for the terminal. */
export function seriesMarkdown(report: SeriesReport): string {
  const { series, note, command, surroundings, tests, claims } = report;
  const { commit, hardware } = surroundings;
  return [
    `# ${series}`,
    ...note,
    ["```sh", command, "```"].join("\n"),
    `Drawn by commit ${commit ?? "unknown"} on ${hardware}. ${seedsOf(report)}`,
    ...tests.flatMap(testSections),
    ...claims.length > 0 ? claimSections(claims) : [],
    "## Runs",
    runTable(report.runs),
    "",
  ].join("\n\n").trimEnd() + "\n";
}

function seedsOf({ seeds, seedsLeft }: SeriesReport): string {
  const names = `Seeds ${seeds.join(", ")}`;
  return seedsLeft === 0
    ? `${names}.`
    : `${names}; ${seedsLeft} more to be trained.`;
}

function testSections(test: TestResult): string[] {
  const { name, degradation, pairs, measures, models } = test;
  const rows = models.map(({ name, values }) => [
    name,
    ...measures.map((measure) => show(values[measure.key], measure)),
  ]);
  return [
    `## On \`${name}\``,
    `${pairs} faces at ${degradation}. Means over seeds, with 95 % intervals over faces.`,
    markdownTable([["model", ...measures.map(titleOf)], ...rows]),
    ...sweepSections(test),
  ];
}

function sweepSections({ models }: TestResult): string[] {
  const swept = models.filter(({ sweep }) => sweep !== null);
  if (swept.length === 0) return [];
  return (["iPrecision", "iRecall"] as const).flatMap((key) => [
    `${key} over k:`,
    markdownTable([
      ["model", ...swept[0]!.sweep!.map(({ k }) => `${k}`)],
      ...swept.map(({ name, sweep }) => [
        name,
        ...sweep!.map((point) => point[key].toFixed(3)),
      ]),
    ]),
  ]);
}

function claimSections(claims: readonly ClaimResult[]): string[] {
  const rows = claims.map((claim) => {
    const { better, than, test, source, agree, seeds, verdict } = claim;
    const measure = MEASURES.find(({ key }) => key === claim.measure)!;
    const { title, digits } = measure;
    const [difference, low, high] = [claim.difference, claim.low, claim.high]
      .map((value) => formatSigned(value, digits));
    return [
      `${better} better than ${than}`,
      measure.better === "one" ? `|${title} − 1|` : titleOf(measure),
      test,
      `${difference} [${low}, ${high}]`,
      `${agree} of ${seeds}`,
      verdict,
      source,
    ];
  });
  return [
    "## Claims",
    "Differences are of the first less the second, face by face, each the mean " +
    "over seeds, with 95 % intervals from the paired bootstrap over faces. A " +
    "claim holds if the interval leaves out 0 and every seed agrees; where all " +
    "of it is the reverse, it is the other way. Of twenty such intervals one " +
    "may leave out 0 by chance.",
    countVerdicts(claims),
    markdownTable([
      ["claim", "by", "on", "difference", "seeds", "verdict", "source"],
      ...rows,
    ]),
  ];
}

function countVerdicts(claims: readonly ClaimResult[]): string {
  const count = (verdict: ClaimResult["verdict"]) =>
    claims.filter((claim) => claim.verdict === verdict).length;
  return `Of ${claims.length}, ${count("holds")} hold, ` +
    `${count("not shown")} are not shown, ` +
    `${count("the other way")} are the other way.`;
}

function runTable(runs: readonly SeriesRun[]): string {
  const rows = runs.map((run) => [
    run.model,
    `${run.seed}`,
    `${run.steps}`,
    run.secondsPerStep === null ? "–" : run.secondsPerStep.toFixed(3),
    run.hours === null ? "–" : run.hours.toFixed(2),
    run.began?.commit ?? "–",
    run.began?.hardware ?? "–",
    run.folder,
  ]);
  const head = ["model", "seed", "steps", "s a step", "hours", "commit"];
  return markdownTable([[...head, "hardware", "run"], ...rows]);
}

function show(
  estimate: Estimate | undefined,
  { digits }: ReportMeasure,
): string {
  if (estimate === undefined) return "–";
  const { value, low, high } = estimate;
  const text = formatNumber(value, digits);
  return low === null || high === null
    ? text
    : `${text} [${formatNumber(low, digits)}, ${formatNumber(high, digits)}]`;
}
