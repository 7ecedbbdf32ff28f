import type { Metrics } from "@revisage/train/events";
import { MEASURES } from "../evaluate/measures.ts";
import { titleOf } from "../evaluate/title_of.ts";
import type { Mark, Panel } from "./panel.ts";

/** What a run measured, and what the legend calls it. */
export interface NamedRun {
  readonly name: string;
  readonly metrics: readonly Metrics[];
}

/** The names of all values that runs measured, in order. */
export function valueNames(runs: readonly NamedRun[]): string[] {
  const names = runs.flatMap(({ metrics }) =>
    metrics.flatMap(({ values }) => Object.keys(values))
  );
  return [...new Set(names)].sort();
}

/** What is drawn if nobody chooses: what validation compares with bicubic. */
export function usualValues(names: readonly string[]): string[] {
  const compared = MEASURES.map(({ key }) => `validation/${key}`)
    .filter((name) => names.includes(name));
  return compared.length > 0
    ? compared
    : names.filter((name) => name.startsWith("loss/"));
}

/** A panel for each value, a line for each run that measured it. */
export function panelsOfRuns(
  runs: readonly NamedRun[],
  values: readonly string[],
): Panel[] {
  return values.map((value) => ({
    title: panelTitle(value),
    x: { title: "step", from: 0 },
    ends: null,
    lines: runs.map(({ name, metrics }) => ({
      name,
      points: metrics.filter(({ values }) => value in values)
        .map(({ step, values }) => [step, values[value]!] as const),
    })).filter(({ points }) => points.length > 0),
    marks: bicubicOf(runs, value),
  }));
}

/** Bicubic interpolation of the same faces: once if it is the same for all. */
function bicubicOf(runs: readonly NamedRun[], value: string): Mark[] {
  const own = value.replace(/^validation\//, "bicubic/");
  if (own === value) return [];
  const found = runs.flatMap(({ metrics }) => {
    const y = metrics.find(({ values }) => own in values)?.values[own];
    return y !== undefined && Number.isFinite(y) ? [y] : [];
  });
  return [...new Set(found)].map((y) => ({ name: "bicubic", y }));
}

function panelTitle(value: string): string {
  const measure = MEASURES.find(({ key }) => value === `validation/${key}`);
  return measure === undefined ? value : titleOf(measure);
}
