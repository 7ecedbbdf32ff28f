import type { IdentitySweep } from "./sweep_neighbors.ts";

/** A model's sweep, and what the plot calls it. */
export interface NamedSweep {
  /** What the legend says; cut after 16 letters. */
  readonly name: string;
  /** Its values over k. */
  readonly sweep: IdentitySweep;
}

/** Colors that people with color blindness tell apart: Okabe and Ito, 2008. */
const COLORS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];
const WIDTH = 640, HEIGHT = 400;
/** Where the axes are. */
const LEFT = 56, RIGHT = 460, TOP = 20, BOTTOM = 352;

/**
 * Draws iPrecision (solid) and iRecall (dashed) over k, a color a model, as in
 * Figure 7a of the paper.
 *
 * The text takes the color of what is around the picture, so that it is
 * readable on light and dark.
 *
 * @param sweeps One or more. From the sixth on, colors repeat.
 * @returns An SVG picture that needs nothing else.
 * @throws {RangeError} If there are no sweeps, or one of no k.
 *
 * @example
 * ```ts
 * import { plotSweeps } from "@revisage/metrics";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const sweep = { k: [1, 2], iPrecision: [0.25, 0.5], iRecall: [0, 0.5] };
 * const svg = plotSweeps([{ name: "ours", sweep }]);
 * assertStringIncludes(svg, "iPrecision and iRecall over k");
 * ```
 */
export function plotSweeps(sweeps: readonly NamedSweep[]): string {
  const most = Math.max(...sweeps.map(({ sweep }) => sweep.k.length), 0);
  if (most === 0 || sweeps.some(({ sweep }) => sweep.k.length === 0)) {
    throw new RangeError(
      "Cannot plot sweeps: there must be one at least, each of one k at " +
        "least, got none",
    );
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13" fill="currentColor">`,
    "<title>iPrecision and iRecall over k</title>",
    ...axes(most),
    ...sweeps.flatMap((sweep, i) => curves(sweep, i, most)),
    ...legend(sweeps),
    "</svg>",
    "",
  ].join("\n");
}

function xOf(k: number, most: number): number {
  const share = most === 1 ? 0.5 : (k - 1) / (most - 1);
  return round(LEFT + share * (RIGHT - LEFT));
}

function yOf(value: number): number {
  return round(BOTTOM - value * (BOTTOM - TOP));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function axes(most: number): string[] {
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((value) => {
    const y = yOf(value);
    return [
      `<path d="M${LEFT} ${y}H${RIGHT}" stroke="currentColor" stroke-opacity="0.2"/>`,
      text(LEFT - 8, y + 4, value.toFixed(1), "end"),
    ];
  });
  const step = Math.ceil(most / 12); // More labels would touch.
  const ticks: string[] = [];
  for (let k = 1; k <= most; k += step) {
    ticks.push(text(xOf(k, most), BOTTOM + 20, `${k}`, "middle"));
  }
  const middle = (LEFT + RIGHT) / 2;
  const label = text(middle, BOTTOM + 42, "neighbors k", "middle");
  return [...grid, ...ticks, label];
}

function curves({ name, sweep }: NamedSweep, i: number, most: number) {
  const color = COLORS[i % COLORS.length]!;
  const curve = (measure: "iPrecision" | "iRecall", dash: string) => {
    const points = sweep.k.map((k, at) =>
      `${xOf(k, most)},${yOf(sweep[measure][at]!)}`
    );
    const label = `<title>${escape(`${name}: ${measure}`)}</title>`;
    const dots = points.map((point) => {
      const [x, y] = point.split(",");
      return `<circle cx="${x}" cy="${y}" r="3" fill="${color}"/>`;
    });
    const line = `<polyline points="${
      points.join(" ")
    }" fill="none" stroke="${color}" stroke-width="2"${dash}/>`;
    return ["<g>", label, line, ...dots, "</g>"];
  };
  return [
    ...curve("iPrecision", ""),
    ...curve("iRecall", ' stroke-dasharray="6 4"'),
  ];
}

function legend(sweeps: readonly NamedSweep[]): string[] {
  const x = RIGHT + 16;
  const line = (y: number, color: string, dash: string) =>
    `<path d="M${x} ${y - 4}h24" stroke="${color}" stroke-width="2"${dash}/>`;
  return [
    line(TOP + 10, "currentColor", ""),
    text(x + 32, TOP + 10, "iPrecision", "start"),
    line(TOP + 30, "currentColor", ' stroke-dasharray="6 4"'),
    text(x + 32, TOP + 30, "iRecall", "start"),
    ...sweeps.flatMap(({ name }, i) => {
      const y = TOP + 60 + 20 * i;
      const short = name.length > 16 ? `${name.slice(0, 15)}…` : name;
      return [
        line(y, COLORS[i % COLORS.length]!, ""),
        text(x + 32, y, short, "start"),
      ];
    }),
  ];
}

function text(x: number, y: number, words: string, anchor: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${
    escape(words)
  }</text>`;
}

function escape(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
