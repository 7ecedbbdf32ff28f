import type {
  Report,
  ReportComparison,
  ReportMeasure,
  ReportModel,
  ReportSigns,
  ReportValue,
} from "./report.ts";
import { titleOf } from "./title_of.ts";

/** The leaderboard as lines for a terminal: a row a measure, best ones marked. */
export function leaderboard({ measures, models }: Report): string[] {
  if (measures.length === 0) return [];
  const rows = measures.map((measure) => {
    const best = bestOf(measure, models);
    const cells = models.map(({ values }) =>
      show(values[measure.key], measure, best)
    );
    return [titleOf(measure), ...cells];
  });
  return alignColumns([["", ...models.map(({ name }) => name)], ...rows]);
}

/** What sets a model apart from the first one, as lines: means may mislead. */
export function comparisons(
  { measures, models, protocol }: Report,
): string[] {
  const [first, ...others] = models;
  const unit = protocol.identities === "each pair" ? "pair" : "person";
  return others.flatMap(({ name, comparison }) => {
    const rows = measures.flatMap((measure) => {
      const found = comparison?.[measure.key];
      return found === undefined ? [] : [showComparison(measure, found)];
    });
    if (rows.length === 0) return [];
    return ["", `${name} against ${first!.name}, ${unit} by ${unit}`].concat(
      alignColumns(rows),
    );
  });
}

/** The best value as it is shown; others that look the same are as good. */
function bestOf(
  { key, better, digits }: ReportMeasure,
  models: readonly ReportModel[],
): string | null {
  const values = models.flatMap(({ values }) => values[key]?.value ?? []);
  if (models.length < 2 || values.length === 0) return null;
  const cost = (value: number) =>
    better === "one"
      ? Math.abs(value - 1)
      : better === "lower"
      ? value
      : -value;
  const [best] = values.toSorted((a, b) =>
    cost(a) === cost(b) ? 0 : cost(a) - cost(b)
  );
  return decimal(best!, digits);
}

function show(
  found: ReportValue | undefined,
  { digits }: ReportMeasure,
  best: string | null,
): string {
  if (found === undefined) return "–";
  const { value, low, high, std } = found;
  const text = decimal(value, digits);
  const mark = text === best ? " *" : "  ";
  if (std !== null) return `${text} ± ${decimal(std, digits)}${mark}`;
  if (low === null || high === null) return text + mark;
  return `${text} [${decimal(low, digits)}, ${decimal(high, digits)}]${mark}`;
}

function showComparison(
  { title, digits, better }: ReportMeasure,
  { difference, low, high, signs }: ReportComparison,
): string[] {
  const sign = (value: number) =>
    value > 0 ? `+${decimal(value, digits)}` : decimal(value, digits);
  return [
    better === "one" ? `|${title} − 1|` : title,
    `${sign(difference)} [${sign(low)}, ${sign(high)}]`,
    ...signs === null ? ["", ""] : showSigns(signs),
  ];
}

function showSigns({ wins, losses, ties, p }: ReportSigns): string[] {
  return [
    `better in ${wins}, worse in ${losses}, equal in ${ties}`,
    `p ${p < 0.001 ? p.toExponential(0) : p.toFixed(3)}`,
  ];
}

function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text; // Not -0.00.
}

/** The first column to the left, numbers to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) =>
    Math.max(...rows.map((row) => row[i]!.length))
  );
  return rows.map((row) =>
    row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)
    ).join("  ").trimEnd()
  );
}
