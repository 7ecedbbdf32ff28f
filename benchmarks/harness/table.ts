import type { Report, Row } from "./report.ts";
import type { Ratio } from "./suite.ts";

const MEGABYTE = 1e6;

/** Writes a report for people, as Markdown that can be pasted into a README. */
export function formatReport(
  { hardware, commit, rows, ratios }: Report,
  wanted: readonly Ratio[],
): string {
  const races = Map.groupBy(rows, (row) => row.race);
  const tables = [...races].map(([race, rows]) =>
    table(
      [race, "median", "min", "max", "first run", "peak memory"],
      rows.map(cells),
    )
  );
  const figures = [...ratioLines(ratios, wanted), ...targetLines(rows)];
  if (figures.length > 0) {
    tables.push(table(["figure", "measured", "target", ""], figures));
  }
  const { cpu, cores, features, memory, os, versions } = hardware;
  const software = Object.entries(versions).map(([name, v]) => `${name} ${v}`);
  const machine = [
    cpu,
    `${cores} cores`,
    ...features,
    `${Math.round(memory / 2 ** 30)} GiB`,
    os,
    ...software,
    `commit ${commit ?? "unknown"}`,
  ];
  return [machine.join(", "), ...tables].join("\n\n") + "\n";
}

function cells(row: Row): string[] {
  const name = row.side === "ours" ? `**${row.name}**` : row.name;
  if (row.error !== undefined) return [name, firstLine(row.error)];
  const times = [row.median, row.min, row.max, row.first].map(milliseconds);
  const memory = row.memory === null
    ? "–"
    : `${Math.round(row.memory / MEGABYTE)} MB`;
  return [name, ...times, memory];
}

function ratioLines(
  ratios: Report["ratios"],
  wanted: readonly Ratio[],
): string[][] {
  return wanted.flatMap(({ name, target }) => {
    const ratio = ratios[name];
    if (ratio === undefined) return [];
    return [verdict(`\`${name}\``, ratio, target, (x) => x.toFixed(2))];
  });
}

function targetLines(rows: readonly Row[]): string[][] {
  return rows.flatMap(({ race, name, median, target }) =>
    target === undefined || median === null
      ? []
      : [verdict(`${race}: ${name}`, median, target, milliseconds)]
  );
}

function verdict(
  name: string,
  measured: number,
  target: number | undefined,
  show: (x: number) => string,
): string[] {
  if (target === undefined) return [name, show(measured), "–", ""];
  const reached = measured <= target ? "reached" : "**not reached**";
  return [name, show(measured), `≤ ${show(target)}`, reached];
}

function milliseconds(ms: number | null): string {
  if (ms === null) return "–";
  return `${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`;
}

function firstLine(text: string): string {
  return text.split("\n")[0]!.replaceAll("|", "\\|");
}

/** A Markdown table whose columns line up. */
function table(head: readonly string[], body: readonly string[][]): string {
  const lines = [head, ...body].map((cells) =>
    head.map((_, column) => cells[column] ?? "")
  );
  const widths = head.map((_, column) =>
    Math.max(3, ...lines.map((cells) => cells[column]!.length))
  );
  const [top, ...rest] = lines.map((cells) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [top, rule, ...rest].join("\n");
}
