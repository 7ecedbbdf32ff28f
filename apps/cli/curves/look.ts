import { type Markup, markup } from "../evaluate/report_html/markup.ts";

/** Colors that people with color blindness tell apart: Okabe and Ito, 2008. */
const COLORS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];
/** How lines look whose colors come again. */
const DASHES = [null, "5 2", "1.5 2"];

/** How a line looks. */
export interface Look {
  readonly color: string;
  /** null: not dashed. */
  readonly dash: string | null;
}

/** The look of the line that comes `index`-th in the legend. */
export function lookOf(index: number): Look {
  const turn = Math.floor(index / COLORS.length);
  return {
    color: COLORS[index % COLORS.length]!,
    dash: DASHES[turn % DASHES.length]!,
  };
}

/** The attribute of a dashed line. */
export function dashOf({ dash }: Look): Markup | null {
  return dash === null ? null : markup` stroke-dasharray="${dash}"`;
}
