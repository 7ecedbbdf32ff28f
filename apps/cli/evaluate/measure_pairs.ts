import type { FeatureExtractor, Image } from "@revisage/core";
import { Feed, type Lane, WorkerLane } from "@revisage/core/workers";
import {
  type PerceptualDistance,
  perceptualDistances,
  type PixelOptions,
} from "@revisage/metrics";
import type { DigestedPair } from "./digested_pair.ts";
import type {
  PairOutcome,
  PairTask,
  PictureFile,
  ReadPicture,
} from "./read_pair.ts";
import type { ValueCache } from "./value_cache.ts";

/** More read ahead than networks take, and each holds pictures. */
const MOST_LANES = 8;

/** What is measured, and where it is kept. */
export interface Instruments {
  readonly pixels: {
    readonly options: PixelOptions;
    readonly cache: ValueCache;
  };
  readonly lpips: {
    readonly distance: PerceptualDistance;
    readonly cache: ValueCache;
  } | null;
  readonly extractors: readonly {
    readonly extractor: FeatureExtractor;
    readonly cache: ValueCache;
  }[];
}

/** What is to be told, and asked, on the way. */
export interface MeasureHooks {
  /** A pair cannot be used: a sentence. */
  readonly onBroken: (stem: string, why: string) => void;
  /** A pair is done; all before it are. */
  readonly onDone: () => void;
  /** Asked before each pair; true ends it. */
  readonly isStopped: () => boolean;
}

/** The pairs of which something is not in a cache yet. */
export function openPairs(
  pairs: readonly DigestedPair[],
  instruments: Instruments,
): DigestedPair[] {
  return pairs.filter((pair) => {
    const task = taskOf(pair, instruments);
    return task.reference.keep ||
      task.restored.some(({ keep, measure }) => keep || measure);
  });
}

/**
 * Measures what the caches do not know. Other threads read pictures a little
 * ahead; no more of them are held, however many pairs there are.
 *
 * Networks see one picture at a time, so that numbers do not depend on where
 * an earlier process was stopped.
 */
export async function measurePairs(
  pairs: readonly DigestedPair[],
  instruments: Instruments,
  hooks: MeasureHooks,
): Promise<void> {
  using lanes = new DisposableStack();
  const count = Math.min(
    MOST_LANES,
    navigator.hardwareConcurrency,
    pairs.length,
  );
  const module = new URL("./read_pair_worker.ts", import.meta.url);
  const open = Array.from(
    { length: count },
    () =>
      lanes.use<Lane<PairTask, PairOutcome>>(
        new WorkerLane(module, { setup: null }),
      ),
  );
  const tasks = pairs.values().map((pair) => taskOf(pair, instruments));
  using feed = new Feed(tasks, open, count);
  for (const pair of pairs) {
    if (hooks.isStopped()) return;
    const outcome = await feed.next();
    const why = await keepOutcome(pair, outcome!, instruments);
    if (why !== undefined) hooks.onBroken(pair.stem, why);
    hooks.onDone();
  }
}

/** What is still to be done with a pair. */
function taskOf(pair: DigestedPair, instruments: Instruments): PairTask {
  const { pixels, lpips, extractors } = instruments;
  const isNew = ({ digest }: PictureFile) =>
    extractors.some(({ cache }) => !cache.has(digest));
  const lacksLpips = (key: string) => lpips !== null && !lpips.cache.has(key);
  return {
    options: pixels.options,
    reference: {
      ...pair.reference,
      keep: isNew(pair.reference) ||
        pair.restored.some(({ key }) => lacksLpips(key)),
    },
    restored: pair.restored.map((file) => ({
      path: file.path,
      digest: file.digest,
      measure: !pixels.cache.has(file.key),
      keep: isNew(file) || lacksLpips(file.key),
    })),
  };
}

/** @returns Why the pair cannot be used, if so. */
async function keepOutcome(
  pair: DigestedPair,
  outcome: PairOutcome,
  instruments: Instruments,
): Promise<string | undefined> {
  const broken = [outcome.reference, ...outcome.restored]
    .find((picture) => "broken" in picture);
  if (broken) return broken.broken;
  const reference = imageOf(outcome.reference);
  try {
    if (reference !== null) {
      await keepFeatures(pair.reference, reference, instruments);
    }
    for (const [i, file] of pair.restored.entries()) {
      const picture = outcome.restored[i]!;
      const restored = imageOf(picture);
      if (restored !== null && reference !== null) {
        await keepDistance(file.key, { restored, reference }, instruments);
      }
      if (restored !== null) await keepFeatures(file, restored, instruments);
      if ("pixels" in picture && picture.pixels !== null) {
        instruments.pixels.cache.set(file.key, picture.pixels);
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `Cannot use ${pair.stem}: ${error.message}`;
  }
  return undefined;
}

function imageOf(picture: ReadPicture): Image | null {
  return "broken" in picture ? null : picture.image;
}

async function keepDistance(
  key: string,
  pair: { readonly restored: Image; readonly reference: Image },
  { lpips }: Instruments,
): Promise<void> {
  if (lpips === null || lpips.cache.has(key)) return;
  lpips.cache.set(key, await perceptualDistances([pair], lpips.distance));
}

async function keepFeatures(
  { path, digest }: PictureFile,
  image: Image,
  { extractors }: Instruments,
): Promise<void> {
  for (const { extractor, cache } of extractors) {
    if (cache.has(digest)) continue;
    const { data } = await extractor.extract([image]);
    const at = data.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) {
      throw new RangeError(
        `what ${extractor.name} sees in ${path} must be finite, got ` +
          `${data[at]} as number ${at}`,
      );
    }
    cache.set(digest, data);
  }
}
