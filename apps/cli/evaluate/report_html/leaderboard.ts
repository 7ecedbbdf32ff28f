import type {
  MeasureKey,
  Report,
  ReportMeasure,
  ReportValue,
} from "../report.ts";
import { formatNumber } from "./format.ts";
import { intervalMark } from "./interval_mark.ts";
import { type Markup, markup } from "./markup.ts";
import { colorClass, modelName } from "./model_name.ts";
import { type Extent, extentOf } from "./scale.ts";

/** Tables that are read one by one: what they ask, and of what. */
const GROUPS: readonly {
  readonly title: string;
  readonly keys: readonly MeasureKey[];
}[] = [
  {
    title: "Is it the same person?",
    keys: ["iPrecision", "iRecall", "identity", "angle", "verified"],
  },
  {
    title: "Is it the same picture?",
    keys: ["psnr", "ssim", "lpips", "landmarks", "edges"],
  },
  {
    title: "Do all of them together look like real faces?",
    keys: ["fid", "kid", "precision", "recall", "density", "coverage"],
  },
];

/** The measures of all models, with their intervals drawn on common scales. */
export function leaderboard(report: Report): Markup {
  const tables = GROUPS.map(({ title, keys }) => {
    const measures = keys.flatMap((key) =>
      report.measures.filter((measure) => measure.key === key)
    );
    return measures.length === 0 ? null : table(report, title, measures);
  });
  const percent = formatNumber(100 * report.protocol.bootstrap.level, 0);
  return markup`<section id="leaderboard">
<h2>Leaderboard</h2>
<p class="lead">Ticks are the values and bars their ${percent} % intervals, on one
scale in each column. The best value is bold; where bars overlap, look at the
${
    report.models.length > 1
      ? markup`<a href="#comparison">paired comparison</a>`
      : "other faces, too"
  }.
↑ higher is better, ↓ lower is better, →1 the nearer to 1 the better.</p>
${tables}
<details><summary>What the columns say</summary><dl class="about">${
    report.measures.map(({ title, about }) =>
      markup`<dt>${title}</dt><dd>${about}</dd>`
    )
  }</dl></details>
</section>
`;
}

function table(
  report: Report,
  title: string,
  measures: readonly ReportMeasure[],
): Markup {
  const columns = measures.map((measure) => columnOf(report, measure));
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}">
<table class="board">
<caption>${title}</caption>
<thead><tr><th scope="col"><span class="aside">Model</span></th>${
    columns.map(({ measure }) => head(measure))
  }</tr></thead>
<tbody>${
    report.models.map(({ name, values }, i) =>
      markup`<tr><th scope="row">${modelName(name, i)}</th>${
        columns.map((column) => cell(column, values[column.measure.key], i))
      }</tr>
`
    )
  }</tbody>
<tfoot><tr><td></td>${columns.map(foot)}</tr></tfoot>
</table></div>
`;
}

const ARROWS = {
  higher: { sign: "↑", words: "higher is better" },
  lower: { sign: "↓", words: "lower is better" },
  one: { sign: "→1", words: "the nearer to 1 the better" },
} as const;

function head({ title, unit, better }: ReportMeasure): Markup {
  const { sign, words } = ARROWS[better];
  return markup`<th scope="col">${title} <span class="unit">${unit}${
    unit === "" ? "" : " "
  }<span aria-hidden="true">${sign}</span><span class="hidden">, ${words}</span></span></th>`;
}

/** A measure, what its marks are drawn between, and its best value. */
interface Column {
  readonly measure: ReportMeasure;
  readonly extent: Extent | null;
  /** As it is shown, so that equal numbers are equally good. */
  readonly best: string | null;
  /** Letters of its longest number. */
  readonly length: number;
}

function columnOf({ models }: Report, measure: ReportMeasure): Column {
  const values = models.flatMap(({ values }) => values[measure.key] ?? []);
  const ends = values.flatMap(({ value, low, high }) => [
    value,
    low ?? value,
    high ?? value,
  ]);
  const badness = (value: number) => {
    if (measure.better === "one") return Math.abs(value - 1);
    return measure.better === "higher" ? -value : value;
  };
  const texts = values.map(({ value }) => formatNumber(value, measure.digits));
  const [best] = values.map(({ value }) => value)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => badness(a) < badness(b) ? -1 : 1);
  return {
    measure,
    extent: extentOf(ends),
    best: best === undefined || models.length < 2
      ? null
      : formatNumber(best, measure.digits),
    length: Math.max(...texts.map((text) => text.length)),
  };
}

function cell(
  { measure, extent, best, length }: Column,
  value: ReportValue | undefined,
  index: number,
): Markup {
  if (value === undefined) return markup`<td class="none">–</td>`;
  const text = formatNumber(value.value, measure.digits);
  const number = text === best
    ? markup`<b>${text}<span class="hidden"> (best)</span></b>`
    : text;
  const mark = extent &&
    intervalMark(value, { extent, measure, color: colorClass(index) });
  // A figure space is as wide as a digit, so that points stand in a line.
  const room = "\u2007".repeat(length - text.length);
  return markup`<td>${room}${number}${mark}</td>`;
}

function foot({ measure, extent }: Column): Markup {
  if (extent === null || extent[0] === extent[1]) return markup`<td></td>`;
  const [low, high] = extent.map((end) => formatNumber(end, measure.digits));
  return markup`<td><span class="ends"><span>${low!}</span><span>${high!}</span></span></td>`;
}
