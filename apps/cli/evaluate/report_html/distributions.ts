import type { MeasureKey, Report, ReportMeasure } from "../report.ts";
import { formatCount, formatNumber, shorten } from "./format.ts";
import { type Markup, markup } from "./markup.ts";
import { colorClass } from "./model_name.ts";
import { type Extent, extentOf, scale, ticksWithin } from "./scale.ts";
import { countInBins, type Spread, spreadOf } from "./spread_of.ts";

/** With fewer images, each is drawn by itself. */
const FEW = 40;
const BINS = 44;
const WIDTH = 460, LEFT = 112, RIGHT = 400, ROW = 46, TOP = 6, HILL = 28;

/** How the measures of single images are spread; null if there are none. */
export function distributions(report: Report): Markup | null {
  const panels = report.measures.flatMap((measure) => {
    const lists = report.models.map(({ images }) =>
      images.flatMap(({ values }) => values[measure.key] ?? [])
    );
    const rows = lists.map(spreadOf);
    const isVerdict = lists.flat().every((value) => value === 0 || value === 1);
    // Of yes and no the share says all, and the leaderboard has it.
    return isVerdict || rows.every((row) => row === null)
      ? []
      : [{ measure, rows }];
  });
  if (panels.length === 0) return null;
  const most = Math.max(...report.models.map(({ images }) => images.length));
  return markup`<section id="distributions">
<h2>Distributions</h2>
<p class="lead">${
    most < FEW
      ? "Each tick is a face"
      : "The hills count faces; all hills of a plot have one scale"
  }. The dot is the median, its number stands at the right, and the line about it
holds the middle half.</p>
<div class="panels">${
    panels.map(({ measure, rows }) => panel(report, measure, rows))
  }</div>
</section>
`;
}

const SAYS: Readonly<Record<ReportMeasure["better"], string>> = {
  higher: "better to the right",
  lower: "better to the left",
  one: "best at 1",
};

function panel(
  report: Report,
  measure: ReportMeasure,
  rows: readonly (Spread | null)[],
): Markup {
  const extent = extentOf(rows.flatMap((row) => row?.sorted ?? []))!;
  const x = scale(extent, [LEFT, RIGHT]);
  const bottom = TOP + ROW * rows.length;
  const { values, digits } = ticksWithin(extent, 5);
  const hills = rows.map((row) =>
    row === null || extent[0] === extent[1]
      ? null
      : countInBins(row.sorted, extent, BINS)
  );
  const highest = Math.max(...hills.flatMap((counts) => counts ?? []), 1);
  return markup`<figure><figcaption><b>${measure.title}</b> <span class="unit">${measure.unit}</span> ${
    SAYS[measure.better]
  }</figcaption>
<svg class="plot" viewBox="0 0 ${WIDTH} ${
    bottom + 24
  }" role="img" aria-label="${summary(report, measure, rows)}">${
    values.map((value) =>
      markup`<path class="grid" d="M${x(value)} ${TOP}V${bottom}"/><text x="${
        x(value)
      }" y="${bottom + 18}" text-anchor="middle">${
        formatNumber(value, digits)
      }</text>`
    )
  }${
    rows.map((spread, i) =>
      row({
        name: report.models[i]!.name,
        index: i,
        base: TOP + ROW * i + HILL + 4,
        spread,
        hill: hills[i]!,
        highest,
        extent,
        measure,
      })
    )
  }</svg></figure>
`;
}

/** A model's row of a panel. */
interface Row {
  readonly name: string;
  readonly index: number;
  /** Where the hill stands. */
  readonly base: number;
  readonly spread: Spread | null;
  readonly hill: readonly number[] | null;
  readonly highest: number;
  readonly extent: Extent;
  readonly measure: ReportMeasure;
}

function row(row: Row): Markup {
  const { name, index, base, spread, measure } = row;
  const label = markup`<text class="ink" x="0" y="${
    base + 4
  }"><title>${name}</title>${shorten(name, 15)}</text>`;
  if (spread === null) {
    return markup`${label}<text x="${LEFT}" y="${base + 4}">all ∞</text>`;
  }
  const x = scale(row.extent, [LEFT, RIGHT]);
  const [low, median, high] = spread.quartiles;
  const { infinite } = spread;
  const y = base + 6;
  return markup`${label}<g class="${colorClass(index)}">${
    spread.sorted.length < FEW ? ticks(row, x) : hillOf(row)
  }<path class="line" d="M${x(low)} ${y}H${x(high)}"/><circle cx="${
    x(median)
  }" cy="${y}" r="3.5"/></g><text class="ink" x="${WIDTH}" y="${
    base + 4
  }" text-anchor="end">${formatNumber(median, measure.digits)}</text>${
    infinite === 0
      ? null
      : markup`<text x="${WIDTH}" y="${base - 10}" text-anchor="end">${
        formatCount(infinite)
      } × ∞</text>`
  }`;
}

function ticks({ spread, base }: Row, x: (value: number) => number): Markup {
  return markup`<path class="ticks" d="${
    spread!.sorted.map((value) => `M${x(value)} ${base - 14}V${base}`).join("")
  }"/>`;
}

/** The outline of a histogram, filled. */
function hillOf({ hill, highest, base }: Row): Markup | null {
  if (hill === null) return null;
  const x = scale([0, hill.length], [LEFT, RIGHT]);
  const y = scale([0, highest], [base, base - HILL]);
  const steps = hill.map((count, bin) => `V${y(count)}H${x(bin + 1)}`);
  return markup`<path class="hill" d="M${LEFT} ${base}${
    steps.join("")
  }V${base}Z"/>`;
}

function summary(
  { models }: Report,
  { title, unit, digits }: ReportMeasure,
  rows: readonly (Spread | null)[],
): string {
  const medians = rows.map((row, i) => {
    const { name } = models[i]!;
    if (row === null) return `${name} infinite`;
    const [low, median, high] = row.quartiles.map((value) =>
      formatNumber(value, digits)
    );
    return `${name} ${median}, middle half ${low} to ${high}`;
  });
  const of = unit === "" ? title : `${title} in ${unit}`;
  return `${of}, medians: ${medians.join("; ")}`;
}

/** Measures that the report has of single images. */
export function imageMeasures({ measures, models }: Report): ReportMeasure[] {
  const has = (key: MeasureKey) =>
    models.some(({ images }) =>
      images.some(({ values }) => values[key] !== undefined)
    );
  return measures.filter(({ key }) => has(key));
}
