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

const WIDTH = 112, HEIGHT = 12, MARGIN = 2;

/**
 * A tick at the value, in a bar from end to end of its interval. What is
 * infinite has none.
 */
export function intervalMark(
  { value, low, high }: ReportValue,
  { extent, measure: { digits }, color }: IntervalMarkOptions,
): Markup {
  const x = scale(extent, [MARGIN, WIDTH - MARGIN]);
  const y = HEIGHT / 2;
  const said = low !== null && high !== null
    ? `interval ${formatNumber(low, digits)} to ${formatNumber(high, digits)}`
    : "no interval";
  return markup`<svg class="mark ${color}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><title>${said}</title><path class="track" d="M${MARGIN} ${y}H${
    WIDTH - MARGIN
  }"/>${barAndTick({ value, low, high }, x, y)}</svg>`;
}

/** A bar over an interval and a tick at the value, as far as they are finite. */
export function barAndTick(
  { value, low, high }: Pick<ReportValue, "value" | "low" | "high">,
  x: (value: number) => number,
  y: number,
): Markup {
  const hasBar = low !== null && high !== null && Number.isFinite(low) &&
    Number.isFinite(high);
  return markup`${
    hasBar ? markup`<path class="bar" d="M${x(low)} ${y}H${x(high)}"/>` : null
  }${
    Number.isFinite(value)
      ? markup`<path class="tick" d="M${x(value)} ${y - 5}V${y + 5}"/>`
      : null
  }`;
}
