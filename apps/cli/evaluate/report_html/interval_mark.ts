import type { ReportMeasure, ReportValue } from "../report.ts";
import { formatNumber } from "./format.ts";
import { type Markup, markup } from "./markup.ts";
import { type Extent, scale } from "./scale.ts";

/** How a value and its interval are drawn. */
export interface IntervalMarkOptions {
  /** What the picture reaches from and to: the same in all rows. */
  readonly extent: Extent;
  /** Gives the decimals of what is said. */
  readonly measure: Pick<ReportMeasure, "digits">;
  /** The class that gives the color. */
  readonly color: string;
}

const WIDTH = 100, HEIGHT = 10, MARGIN = 4;

/**
 * A dot at the value, on a line from end to end of its interval. What is
 * infinite has no dot.
 */
export function intervalMark(
  { value, low, high }: ReportValue,
  { extent, measure: { digits }, color }: IntervalMarkOptions,
): Markup {
  const x = scale(extent, [MARGIN, WIDTH - MARGIN]);
  const y = HEIGHT / 2;
  const hasInterval = low !== null && high !== null &&
    Number.isFinite(low) && Number.isFinite(high);
  const said = low !== null && high !== null
    ? `interval ${formatNumber(low, digits)} to ${formatNumber(high, digits)}`
    : "no interval";
  return markup`<svg class="mark ${color}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><title>${said}</title><path class="track" d="M${MARGIN} ${y}H${
    WIDTH - MARGIN
  }"/>${
    hasInterval
      ? markup`<path class="line" d="M${x(low)} ${y}H${x(high)}"/>`
      : null
  }${
    Number.isFinite(value)
      ? markup`<circle cx="${x(value)}" cy="${y}" r="3"/>`
      : null
  }</svg>`;
}
