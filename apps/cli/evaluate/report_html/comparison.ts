import type { Report, ReportComparison, ReportMeasure } from "../report.ts";
import { formatCount, formatP, formatSigned } from "./format.ts";
import { barAndTick } from "./interval_mark.ts";
import { type Markup, markup } from "./markup.ts";
import { colorClass, modelName } from "./model_name.ts";
import { readingOf } from "./reading.ts";
import { type Extent, scale } from "./scale.ts";

/** A row: a measure of a model against the first model. */
interface Row {
  readonly name: string;
  /** Of the model, which gives its color. */
  readonly index: number;
  readonly comparison: ReportComparison;
}

/** Every model against the first, pair by pair; null if there is but one. */
export function comparison(report: Report): Markup | null {
  const groups = report.measures.map((measure) => ({
    measure,
    rows: report.models.flatMap(({ name, comparison }, index): Row[] => {
      const found = comparison?.[measure.key];
      return found === undefined ? [] : [{ name, index, comparison: found }];
    }),
  })).filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return null;
  const first = report.models[0]!;
  return markup`<section id="comparison">
<h2>Against ${modelName(first.name, 0)}, face by face</h2>
<p class="lead">A face that is hard for all models widens no interval here, so
that this is sharper than the leaderboard. A difference is clear if its interval
leaves 0 out. p is that of the sign test: how often chance alone would share the
faces out so unevenly.${
    groups.some(({ measure }) => measure.key === "fid")
      ? " FID is of all faces, and is compared draw by draw."
      : null
  }</p>
<div class="scroll" tabindex="0" role="region" aria-label="Paired comparison">
<table class="pairs">
<thead><tr><th scope="col">Measure</th><th scope="col">Model</th><th scope="col" class="number">Difference</th><th scope="col" class="middle">Interval about 0</th><th scope="col" class="number">Better</th><th scope="col" class="number">Worse</th><th scope="col" class="number">Equal</th><th scope="col" class="number">p</th><th scope="col">Reading</th></tr></thead>
${groups.map(({ measure, rows }) => group(measure, rows))}</table></div>
</section>
`;
}

function group(measure: ReportMeasure, rows: readonly Row[]): Markup {
  const ends = rows.flatMap(({ comparison: { low, high } }) => [low, high]);
  const most = Math.max(
    ...ends.filter(Number.isFinite).map(Math.abs),
    Number.MIN_VALUE,
  );
  return markup`<tbody>${
    rows.map((row, i) =>
      markup`<tr>${
        i > 0
          ? null
          : markup`<th scope="rowgroup" rowspan="${rows.length}">${measure.title} <span class="unit">${
            measure.better === "one" ? "distance from 1" : measure.unit
          }</span></th>`
      }${cells(measure, row, [-most, most])}</tr>
`
    )
  }</tbody>
`;
}

function cells(
  { digits, better }: ReportMeasure,
  { name, index, comparison }: Row,
  extent: Extent,
): Markup {
  const { difference, signs } = comparison;
  const reading = readingOf(comparison, better);
  const verdict = reading === "no clear difference" ? "unclear" : reading;
  const marks = { better: "▲ better", worse: "▼ worse", unclear: reading };
  const counts = signs === null ? ["–", "–", "–", "–"] : [
    ...[signs.wins, signs.losses, signs.ties].map(formatCount),
    formatP(signs.p),
  ];
  return markup`<td>${modelName(name, index)}</td><td class="number">${
    formatSigned(difference, digits)
  }</td><td class="middle">${
    differenceMark(comparison, extent, { digits, color: colorClass(index) })
  }</td>${
    counts.map((count) => markup`<td class="number">${count}</td>`)
  }<td class="reading ${verdict}">${marks[verdict]}</td>`;
}

const WIDTH = 180, HEIGHT = 20, MARGIN = 2;

/** A difference and its interval about a line at 0. */
function differenceMark(
  { difference, low, high }: ReportComparison,
  extent: Extent,
  { digits, color }: { readonly digits: number; readonly color: string },
): Markup {
  const x = scale(extent, [MARGIN, WIDTH - MARGIN]);
  const y = HEIGHT / 2;
  const said = `interval ${formatSigned(low, digits)} to ${
    formatSigned(high, digits)
  }`;
  return markup`<svg class="mark difference ${color}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><title>${said}</title><path class="zero" d="M${
    x(0)
  } 0V${HEIGHT}"/>${barAndTick({ value: difference, low, high }, x, y)}</svg>`;
}
