/** A line of a panel. */
export interface Line {
  /** What the legend says; lines of one name look the same in all panels. */
  readonly name: string;
  /** From left to right; where y is not finite, the line has a gap. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A constant to compare with: a dashed line. */
export interface Mark {
  /** What stands beside it. */
  readonly name: string;
  readonly y: number;
}

/** One of the small pictures that share a legend. */
export interface Panel {
  /** What y is. */
  readonly title: string;
  /** What x is, and where its axis begins. */
  readonly x: { readonly title: string; readonly from: number };
  /** What y may be at all, if it has such ends; null: as far as values go. */
  readonly ends: readonly [low: number, high: number] | null;
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
}

/** A picture of panels. */
export interface Figure {
  /** What it shows, for those who do not see it. */
  readonly title: string;
  readonly panels: readonly Panel[];
}
