import { openReporter } from "@revisage/train/events";
import { digestFiles } from "./digest_files.ts";
import {
  type DigestedPair,
  digestedPair,
  type Instruments,
  measurePairs,
  openPairs,
} from "./measure_pairs.ts";
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
  { isStopped, strict, tell }: TakeOptions,
): Promise<Measured> {
  const broken = new Map<string, string>();
  const hasEnded = () => isStopped() || (strict && broken.size > 0);
  const unread = new Map<string, string>();
  const paths = pairs.flatMap(({ reference, restored }) => [
    reference,
    ...restored,
  ]);
  const digests = await digestFiles(paths, {
    onBroken: (path, why) => unread.set(path, `Cannot use ${path}: ${why}`),
    isStopped,
  });
  if (isStopped()) return { pairs: [], broken: [], left: pairs.length };
  const digested: DigestedPair[] = [];
  for (const pair of pairs) {
    const why = [pair.reference, ...pair.restored]
      .map((path) => unread.get(path)).find((why) => why !== undefined);
    if (why === undefined) digested.push(await digestedPair(pair, digests));
    else {
      broken.set(pair.stem, why);
      tell(`${why}; left out`);
    }
  }
  const open = openPairs(digested, instruments);
  let done = 0;
  tellKnown(digested.length - open.length, tell);
  if (open.length > 0 && !hasEnded()) {
    const reporter = openReporter({
      steps: open.length,
      imagesPerStep: 1,
      unit: "pair",
    });
    try {
      await measurePairs(open, instruments, {
        isStopped: hasEnded,
        onDone: () => reporter.step(++done),
        onBroken: (stem, why) => {
          broken.set(stem, why);
          reporter.note(`${why}; left out`);
        },
      });
    } finally {
      reporter.finish();
    }
  }
  return {
    pairs: digested.filter(({ stem }) => !broken.has(stem)),
    broken: Array.from(broken, ([name, why]) => ({ name, why })),
    left: open.length - done,
  };
}

function tellKnown(known: number, tell: (line: string) => void): void {
  if (known === 0) return;
  tell(`Measured before, and not again: ${known}.`);
}
