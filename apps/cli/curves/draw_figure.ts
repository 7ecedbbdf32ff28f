import { type Markup, markup } from "../evaluate/report_html/markup.ts";
import { shorten } from "../evaluate/report_html/format.ts";
import { drawPanel, PANEL } from "./draw_panel.ts";
import { dashOf, type Look, lookOf } from "./look.ts";
import type { Figure } from "./panel.ts";

/** Around all, and between panels. */
const MARGIN = 16;
/** Of the legend: a row's height, a swatch, a letter. */
const ROW = 18, SWATCH = 26, LETTER = 6.2;
const LONGEST = 40;

/**
 * Draws panels beside each other, three in a row at most, under one legend.
 *
 * The picture needs nothing else, has no background, and its text is dark where
 * people want light pages and light where they want dark ones. The same figure
 * gives the same bytes.
 *
 * @returns SVG.
 */
export function drawFigure({ title, panels }: Figure): string {
  const columns = panels.length === 4 ? 2 : Math.min(3, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const width = 2 * MARGIN + columns * PANEL.width;
  const names = [
    ...new Set(panels.flatMap(({ lines }) => lines.map(({ name }) => name))),
  ];
  const looks = new Map(names.map((name, i) => [name, lookOf(i)]));
  const legend = layLegend(names, width - 2 * MARGIN);
  const top = MARGIN + ROW * (legend.at(-1)?.row ?? 0) + ROW + 8;
  const height = top + rows * PANEL.height + MARGIN / 2;
  const svg =
    markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="11">
<title>${title}</title>
<style>svg { color: #24292f; fill: currentColor } @media (prefers-color-scheme: dark) { svg { color: #d8dee4 } }</style>
${legend.map((entry) => drawEntry(entry, looks.get(entry.name)!))}${
      panels.map((panel, i) =>
        markup`<g transform="translate(${
          MARGIN + (i % columns) * PANEL.width
        } ${top + Math.floor(i / columns) * PANEL.height})">
${drawPanel(panel, looks)}</g>
`
      )
    }</svg>
`;
  return svg.text;
}

/** Where a name of the legend stands. */
interface Entry {
  readonly name: string;
  readonly x: number;
  readonly row: number;
}

/** Puts names into rows, as words into lines. */
export function layLegend(names: readonly string[], width: number): Entry[] {
  let x = 0, row = 0;
  return names.map((name) => {
    const letters = Math.min(LONGEST, [...name].length);
    const room = Math.ceil(SWATCH + letters * LETTER + 14);
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    const entry = { name, x, row };
    x += room;
    return entry;
  });
}

function drawEntry({ name, x, row }: Entry, look: Look): Markup {
  const left = MARGIN + x, y = MARGIN + ROW * row + 4;
  return markup`<path d="M${left} ${y}h18" fill="none" stroke="${look.color}" stroke-width="2"${
    dashOf(look)
  }/><text x="${left + SWATCH - 2}" y="${y + 4}">${
    shorten(name, LONGEST)
  }</text>
`;
}
