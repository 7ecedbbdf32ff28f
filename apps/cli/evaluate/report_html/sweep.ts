import type { Report, ReportSweepPoint } from "../report.ts";
import { formatNumber, shorten } from "./format.ts";
import { type Markup, markup } from "./markup.ts";
import { colorClass, modelName } from "./model_name.ts";
import {
  type Extent,
  extentOf,
  roundOut,
  scale,
  ticksWithin,
} from "./scale.ts";
import { spreadLabels } from "./spread_labels.ts";

type Share = "iPrecision" | "iRecall";

/** A model's points. */
interface Curve {
  readonly name: string;
  readonly index: number;
  readonly points: readonly ReportSweepPoint[];
}

const SHARES: readonly { readonly key: Share; readonly says: string }[] = [
  { key: "iPrecision", says: "restored faces near a photo of the same person" },
  { key: "iRecall", says: "photos near a restored face of the same person" },
];

/**
 * iPrecision and iRecall over the size of the neighborhood, Figure 7a of the
 * paper; null if no model has them.
 */
export function sweep(report: Report): Markup | null {
  const curves = report.models.flatMap(({ name, sweep }, index): Curve[] =>
    sweep === null || sweep.length === 0 ? [] : [{ name, index, points: sweep }]
  );
  if (curves.length === 0) return null;
  const { k } = report.protocol;
  return markup`<section id="neighbors">
<h2>Neighbors</h2>
<p class="lead">A restored face counts if it is no farther from a photo of that
person than the photo’s k-th nearest neighbor is. A larger k forgives more; models
should not change places. The leaderboard has k = ${k}.</p>
<div class="panels">${
    SHARES.map(({ key, says }) =>
      markup`<figure><figcaption><b>${key}</b> ${says}</figcaption>
${plot(curves, key, k)}</figure>
`
    )
  }</div>
${numbers(curves)}
</section>
`;
}

const WIDTH = 460, HEIGHT = 260;
const LEFT = 34, RIGHT = 330, TOP = 12, BOTTOM = 220;

function plot(curves: readonly Curve[], key: Share, chosen: number): Markup {
  const points = curves.flatMap(({ points }) => points);
  const shares = SHARES.flatMap(({ key }) => points.map((point) => point[key]));
  const ks = extentOf(points.map(({ k }) => k))!;
  const extent = extentOf(shares)!; // Of both panels, so that they compare.
  const ends: Extent = extent[0] === extent[1]
    ? [Math.max(0, extent[0] - 0.1), Math.min(1, extent[1] + 0.1)]
    : roundOut(extent);
  const x = scale(ks, [LEFT, RIGHT]), y = scale(ends, [BOTTOM, TOP]);
  return markup`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${key} over k; the numbers are in the table below">
${axes({ ks, ends, x, y, chosen })}
${curves.map((curve) => line(curve, key, x, y))}
${labels(curves, key, y)}
</svg>`;
}

/** What both axes need. */
interface Axes {
  readonly ks: Extent;
  readonly ends: Extent;
  readonly x: (k: number) => number;
  readonly y: (share: number) => number;
  readonly chosen: number;
}

function axes({ ks, ends, x, y, chosen }: Axes): Markup {
  const { values, digits } = ticksWithin(ends);
  const across = ticksWithin(ks, 10).values.filter(Number.isInteger);
  const isSwept = chosen >= ks[0] && chosen <= ks[1];
  return markup`${
    values.map((value) =>
      markup`<path class="grid" d="M${LEFT} ${y(value)}H${RIGHT}"/><text x="${
        LEFT - 8
      }" y="${y(value) + 4}" text-anchor="end">${
        formatNumber(value, Math.max(1, digits))
      }</text>`
    )
  }${
    isSwept
      ? markup`<path class="chosen" d="M${x(chosen)} ${TOP}V${BOTTOM}"/>`
      : null
  }${
    across.map((k) =>
      markup`<text ${k === chosen ? markup`class="strong" ` : null}x="${
        x(k)
      }" y="${BOTTOM + 20}" text-anchor="middle">${k}</text>`
    )
  }<text x="${(LEFT + RIGHT) / 2}" y="${
    BOTTOM + 38
  }" text-anchor="middle">neighbors k</text>`;
}

function line(
  { index, points }: Curve,
  key: Share,
  x: (k: number) => number,
  y: (share: number) => number,
): Markup {
  const places = points.map((point) => [x(point.k), y(point[key])] as const);
  return markup`<g class="${colorClass(index)}"><polyline points="${
    places.map((place) => place.join(",")).join(" ")
  }"/>${
    places.map(([cx, cy]) => markup`<circle cx="${cx}" cy="${cy}" r="2.5"/>`)
  }</g>`;
}

/** Names beside the ends of their lines. */
function labels(
  curves: readonly Curve[],
  key: Share,
  y: (share: number) => number,
): Markup {
  const ends = curves.map(({ points }) => y(points.at(-1)![key]));
  const places = spreadLabels(ends, 16, [TOP, BOTTOM]);
  return markup`${
    curves.map(({ name, index, points }, i) => {
      const value = formatNumber(points.at(-1)![key], 3);
      const place = Math.round(10 * places[i]!) / 10;
      return markup`<g class="${colorClass(index)}"><path class="leader" d="M${
        RIGHT + 5
      } ${ends[i]!}L${RIGHT + 16} ${place}"/></g><text class="ink" x="${
        RIGHT + 20
      }" y="${place + 4}"><title>${name}: ${value}</title>${
        shorten(name, 16)
      }</text>`;
    })
  }`;
}

/** The same numbers, for those who do not see the plots. */
function numbers(curves: readonly Curve[]): Markup {
  const ks = curves[0]!.points.map(({ k }) => k);
  return markup`<details><summary>Numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="iPrecision and iRecall over k"><table class="numbers">
<thead><tr><th scope="col">Model</th><th scope="col">Measure</th>${
    ks.map((k) => markup`<th scope="col" class="number">k = ${k}</th>`)
  }</tr></thead>
<tbody>${
    curves.map(({ name, index, points }) =>
      SHARES.map(({ key }) =>
        markup`<tr><th scope="row">${
          modelName(name, index)
        }</th><td>${key}</td>${
          points.map((point) =>
            markup`<td class="number">${formatNumber(point[key], 3)}</td>`
          )
        }</tr>
`
      )
    )
  }</tbody></table></div></details>`;
}
