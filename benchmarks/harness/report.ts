import type { Hardware } from "./hardware.ts";
import type { Result } from "./race.ts";
import { medianRatio, summarize } from "./statistics.ts";
import type { Ratio, Side } from "./suite.ts";

/** What was measured of one contestant. */
export interface Row {
  readonly race: string;
  readonly name: string;
  readonly side: Side;
  readonly unit: "ms";
  /** Over the measured rounds; null if it failed. */
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** How many rounds were measured. */
  readonly rounds: number;
  /** The very first run, compiling included. */
  readonly first: number | null;
  /** Peak of resident memory in bytes, of its largest process. */
  readonly memory: number | null;
  /** What the median should be at most. */
  readonly target?: number;
  /** Why it failed. */
  readonly error?: string;
}

/** All that a run of a suite found out. */
export interface Report {
  readonly hardware: Hardware;
  /** The commit that was measured; `+` says that files had changed since. */
  readonly commit: string | null;
  readonly rows: readonly Row[];
  /** Ours over the best of theirs: smaller is better. */
  readonly ratios: Readonly<Record<string, number>>;
}

/** What is told of a contestant. */
export function rowOf({ race, contestant, turns, memory }: Result): Row {
  const { name, side, target } = contestant;
  const { samples, first = null, error } = turns;
  const { median, min, max } = samples.length > 0
    ? summarize(samples)
    : { median: null, min: null, max: null };
  return {
    race,
    name,
    side,
    unit: "ms",
    median,
    min,
    max,
    rounds: samples.length,
    first,
    memory,
    ...(target !== undefined && { target }),
    ...(error !== undefined && { error }),
  };
}

/**
 * Computes the ratios for which there is something to compare.
 *
 * Of times it is the median over the rounds against whichever of theirs has the
 * lowest median; of memory it is against whichever needs least.
 */
export function ratiosOf(
  ratios: readonly Ratio[],
  results: readonly Result[],
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { name, race, of, ours, theirs } of ratios) {
    const field = results.filter((result) =>
      result.race === race && result.turns.samples.length > 0
    );
    const own = field.find(({ contestant }) => contestant.name === ours);
    const others = field.filter(({ contestant }) =>
      theirs.includes(contestant.name)
    );
    if (own === undefined || others.length === 0) continue;
    const ratio = of === "time"
      ? timeRatio(own, others)
      : memoryRatio(own, others);
    if (ratio !== null) found[name] = ratio;
  }
  return found;
}

function timeRatio(own: Result, others: readonly Result[]): number {
  const medians = others.map(({ turns }) => summarize(turns.samples).median);
  const best = others[medians.indexOf(Math.min(...medians))]!;
  return medianRatio(own.turns.samples, best.turns.samples);
}

function memoryRatio(own: Result, others: readonly Result[]): number | null {
  const theirs = others.flatMap(({ memory }) => memory ?? []);
  if (own.memory === null || theirs.length === 0) return null;
  return own.memory / Math.min(...theirs);
}
