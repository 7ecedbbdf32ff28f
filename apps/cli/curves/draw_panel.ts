import { formatCount, formatNumber } from "../evaluate/report_html/format.ts";
import { type Markup, markup } from "../evaluate/report_html/markup.ts";
import {
  type Extent,
  extentOf,
  scale,
  ticksWithin,
} from "../evaluate/report_html/scale.ts";
import { spreadLabels } from "../evaluate/report_html/spread_labels.ts";
import { dashOf, type Look } from "./look.ts";
import type { Line, Mark, Panel } from "./panel.ts";

/** What a panel takes, its labels included. */
export const PANEL = { width: 296, height: 216 };
/** Where its axes are. */
const LEFT = 44, RIGHT = 280, TOP = 28, BOTTOM = 170;
/** Share of what is drawn that stays free above and below. */
const AIR = 0.06;
/** Up to so many points a line, each is marked: one sees where it was measured. */
const FEW = 24;

/** Draws a panel, its left upper corner at the origin. */
export function drawPanel(
  panel: Panel,
  looks: ReadonlyMap<string, Look>,
): Markup {
  const { title, lines, marks } = panel;
  const points = lines.flatMap(({ points }) => points);
  const { from } = panel.x;
  const xs = extentOf([from, ...points.map(([x]) => x)]) ?? [from, from];
  const ys = extentOf([...points.map(([, y]) => y), ...marks.map((m) => m.y)]);
  const ends = panel.ends ?? withAir(ys ?? [0, 1]);
  const x = scale(xs, [LEFT, RIGHT]), y = scale(ends, [BOTTOM, TOP]);
  return markup`<text x="${LEFT}" y="14" font-weight="600">${title}</text>
${axes(panel, { xs, ends, x, y })}${drawMarks(marks, y)}${
    lines.map((line) => drawLine(line, looks.get(line.name)!, x, y))
  }`;
}

/** Widens an extent a little, so that lines keep off the edges. */
export function withAir([low, high]: Extent): Extent {
  const air = high > low ? AIR * (high - low) : Math.abs(high) * AIR || 1;
  return [low - air, high + air];
}

/** What both axes need. */
interface Axes {
  readonly xs: Extent;
  readonly ends: Extent;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function axes(panel: Panel, { xs, ends, x, y }: Axes): Markup {
  const across = ticksWithin(xs, 5), up = ticksWithin(ends, 5);
  return markup`${
    up.values.map((value) =>
      markup`<path d="M${LEFT} ${
        y(value)
      }H${RIGHT}" stroke="currentColor" stroke-opacity="0.12"/><text x="${
        LEFT - 6
      }" y="${y(value) + 4}" text-anchor="end">${
        formatNumber(value, up.digits)
      }</text>
`
    )
  }<path d="M${LEFT} ${BOTTOM}H${RIGHT}" stroke="currentColor" stroke-opacity="0.5"/>
${
    across.values.map((value) =>
      markup`<path d="M${
        x(value)
      } ${BOTTOM}v4" stroke="currentColor" stroke-opacity="0.5"/><text x="${
        x(value)
      }" y="${BOTTOM + 16}" text-anchor="middle">${
        across.digits === 0
          ? formatCount(value)
          : formatNumber(value, across.digits)
      }</text>
`
    )
  }<text x="${(LEFT + RIGHT) / 2}" y="${
    BOTTOM + 31
  }" text-anchor="middle" fill-opacity="0.75">${panel.x.title}</text>
`;
}

/** Dashed lines, their names above them at the right. */
function drawMarks(
  marks: readonly Mark[],
  y: (value: number) => number,
): Markup[] {
  const places = spreadLabels(
    marks.map((mark) => y(mark.y) - 4),
    12,
    [TOP - 2, BOTTOM - 2],
  );
  return marks.map((mark, i) =>
    markup`<path d="M${LEFT} ${
      y(mark.y)
    }H${RIGHT}" fill="none" stroke="currentColor" stroke-opacity="0.6" stroke-dasharray="4 3"/><text x="${RIGHT}" y="${places[
      i
    ]!}" text-anchor="end" fill-opacity="0.75" font-size="10">${mark.name}</text>
`
  );
}

function drawLine(
  { name, points }: Line,
  look: Look,
  x: (value: number) => number,
  y: (value: number) => number,
): Markup {
  const finite = points.filter(([, value]) => Number.isFinite(value));
  const dots = finite.length > FEW ? [] : finite;
  return markup`<g stroke="${look.color}" fill="${look.color}"><title>${name}</title><path d="${
    pathOf(points, x, y)
  }" fill="none" stroke-width="1.75" stroke-linejoin="round" stroke-linecap="round"${
    dashOf(look)
  }/>${
    dots.map(([step, value]) =>
      markup`<circle cx="${x(step)}" cy="${y(value)}" r="2" stroke="none"/>`
    )
  }</g>
`;
}

/** A new stroke begins after each gap. */
export function pathOf(
  points: Line["points"],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  return points.map(([step, value], i) => {
    if (!Number.isFinite(value)) return "";
    const isFirst = !Number.isFinite(points[i - 1]?.[1] ?? NaN);
    return `${isFirst ? "M" : "L"}${x(step)} ${y(value)}`;
  }).join("");
}
