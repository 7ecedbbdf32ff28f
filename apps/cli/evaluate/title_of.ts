import type { ReportMeasure } from "./report.ts";

const ARROWS = { higher: "↑", lower: "↓", one: "→ 1" } as const;

/** What a table calls a measure, with its unit and what is better. */
export function titleOf(
  { title, unit, better }: Pick<ReportMeasure, "title" | "unit" | "better">,
): string {
  return `${title}${unit === "" ? "" : ` (${unit})`} ${ARROWS[better]}`;
}
