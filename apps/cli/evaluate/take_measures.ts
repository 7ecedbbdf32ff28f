import { openReporter } from "@revisage/train/events";
import { digestFiles } from "./digest_files.ts";
import { type DigestedPair, digestedPair } from "./digested_pair.ts";
import { type Instruments, measurePairs, openPairs } from "./measure_pairs.ts";
import type { PicturePair } from "./pair_pictures.ts";
import type { ReportCounts } from "./report.ts";

/** What is left of the pairs once all is measured. */
export interface Measured {
  /** Pairs of which the caches know all. */
  readonly pairs: readonly DigestedPair[];
  readonly broken: ReportCounts["broken"];
  /** Pairs that it had no time for, as it was stopped. */
  readonly left: number;
}

/** What is asked on the way. */
export interface TakeOptions {
  /** Whether to end, and keep what is measured. */
  readonly isStopped: () => boolean;
  /** End at the first pair that cannot be used. */
  readonly strict: boolean;
  readonly tell: (line: string) => void;
}

/** Measures all pairs that the caches do not know, and shows how far it is. */
export async function takeMeasures(
  pairs: readonly PicturePair[],
  instruments: Instruments,
  options: TakeOptions,
): Promise<Measured> {
  const broken = new Map<string, string>();
  const digested = await digestPairs(pairs, options, broken);
  if (options.isStopped()) return { pairs: [], broken: [], left: pairs.length };
  const open = openPairs(digested, instruments);
  const known = digested.length - open.length;
  if (known > 0) options.tell(`Measured before, and not again: ${known}.`);
  const done = await measureOpen(open, instruments, options, broken);
  return {
    pairs: digested.filter(({ stem }) => !broken.has(stem)),
    broken: Array.from(broken, ([name, why]) => ({ name, why })),
    left: open.length - done,
  };
}

/** @returns The pairs whose files can be read; `broken` gets the others. */
async function digestPairs(
  pairs: readonly PicturePair[],
  { isStopped, tell }: TakeOptions,
  broken: Map<string, string>,
): Promise<DigestedPair[]> {
  const unread = new Map<string, string>();
  const pathsOf = (pair: PicturePair) => [pair.reference, ...pair.restored];
  const digests = await digestFiles(pairs.flatMap(pathsOf), {
    onBroken: (path, why) => unread.set(path, `Cannot use ${path}: ${why}`),
    isStopped,
  });
  if (isStopped()) return [];
  const digested: DigestedPair[] = [];
  for (const pair of pairs) {
    const path = pathsOf(pair).find((path) => unread.has(path));
    if (path === undefined) digested.push(await digestedPair(pair, digests));
    else {
      broken.set(pair.stem, unread.get(path)!);
      tell(`${unread.get(path)}; left out`);
    }
  }
  return digested;
}

/** @returns How many are done. */
async function measureOpen(
  open: readonly DigestedPair[],
  instruments: Instruments,
  { isStopped, strict }: TakeOptions,
  broken: Map<string, string>,
): Promise<number> {
  if (open.length === 0) return 0;
  const size = { steps: open.length, imagesPerStep: 1, unit: "pair" };
  const reporter = openReporter(size);
  let done = 0;
  try {
    await measurePairs(open, instruments, {
      isStopped: () => isStopped() || (strict && broken.size > 0),
      onDone: () => reporter.step(++done),
      onBroken: (stem, why) => {
        broken.set(stem, why);
        reporter.note(`${why}; left out`);
      },
    });
  } finally {
    reporter.finish();
  }
  return done;
}
