import type { ReportSweepPoint } from "../evaluate/report.ts";
import type { Figure, Panel } from "./panel.ts";

/** A model's iPrecision and iRecall over k. */
export interface ModelSweep {
  readonly name: string;
  readonly sweep: readonly ReportSweepPoint[] | null;
}

/** The sweeps of a test. */
export interface TestSweeps {
  /** null: there is one alone, without a name. */
  readonly name: string | null;
  readonly models: readonly ModelSweep[];
}

/** iPrecision and iRecall over k, as in Figure 7a of the paper. */
export function figureOfSweeps(tests: readonly TestSweeps[]): Figure {
  return {
    title: "iPrecision and iRecall over k",
    panels: tests.flatMap(panelsOf),
  };
}

function panelsOf({ name: test, models }: TestSweeps): Panel[] {
  return (["iPrecision", "iRecall"] as const).map((key) => ({
    title: test === null ? `${key} ↑` : `${key} ↑ on ${test}`,
    x: { title: "k, neighbors", from: 1 },
    ends: [0, 1],
    lines: models.flatMap(({ name, sweep }) =>
      sweep === null
        ? []
        : [{ name, points: sweep.map((point) => [point.k, point[key]]) }]
    ),
    marks: [],
  }));
}
