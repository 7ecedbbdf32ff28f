/**
 * How fast a folder of faces is packed, and batches of it are made.
 *
 *     deno run -A benchmarks/data/measure.ts FOLDER
 *
 * Faces of 128², preset gfpgan for 512², batches of 4; the figures are printed
 * as a table for packages/train/README.md.
 */
import {
  Batches,
  type FaceSource,
  packFaces,
  syntheticFaces,
} from "@revisage/train/data";

const SIZE = 128;
const ROUNDS = 5;
const BATCHES = 60;
const STEP = 300;
const FEEDS = [
  { prefetch: 0, workers: 1 },
  { prefetch: 4, workers: 1 },
  { prefetch: 4, workers: 2 },
];

const [folder] = Deno.args;
if (folder === undefined) {
  console.error("Cannot measure: name a folder of faces");
  Deno.exit(2);
}

const cache = await Deno.makeTempDir({ prefix: "revisage-bench-" });
try {
  for (const workers of [1, 2]) await measurePacking(folder, workers);
  const packed = await packFaces(folder, { size: SIZE, cache });
  const drawn = syntheticFaces({ size: SIZE, people: 60 });
  await measureBatches("packed", packed);
  for (const prefetch of [0, 4]) await measureWaiting(packed, prefetch);
  await measureBatches("drawn, first", drawn, 1, 15);
  await measureBatches("drawn, then", drawn);
} finally {
  await Deno.remove(cache, { recursive: true });
}

async function measurePacking(folder: string, workers: number) {
  const options = { size: SIZE, cache: `${cache}/${workers}`, workers };
  const pack = async () => {
    const start = performance.now();
    await packFaces(folder, options);
    return (performance.now() - start) / 1000;
  };
  const seconds: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    seconds.push(await pack());
    again.push(await pack());
    await Deno.remove(options.cache, { recursive: true });
  }
  const [best, fresh] = [seconds, again].map((all) => Math.min(...all));
  console.log(
    `packing, ${workers} workers: ${best!.toFixed(1)} s, again ${
      fresh!.toFixed(2)
    } s`,
  );
}

/** The best of some rounds in turns: others share the machine. */
async function measureBatches(
  name: string,
  source: FaceSource,
  rounds = ROUNDS,
  count = BATCHES,
) {
  const best = FEEDS.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    for (const [i, feed] of FEEDS.entries()) {
      best[i] = Math.max(best[i]!, await rate(source, feed, round, count));
      if (rounds === 1) break; // What is drawn once is drawn no more.
    }
  }
  FEEDS.forEach(({ prefetch, workers }, i) => {
    if (best[i] === 0) return;
    const lanes = prefetch === 0 ? "in line" : `${workers} workers`;
    console.log(`${name}, ${lanes}: ${best[i]!.toFixed(1)} batches/s`);
  });
}

/** Steps that keep this thread as busy as training does. */
async function measureWaiting(source: FaceSource, prefetch: number) {
  using batches = open(source, { prefetch, workers: 1 }, 0);
  for (let i = 0; i < 5; i++) (await batches.next())[Symbol.dispose]();
  const start = performance.now();
  let waited = 0;
  for (let step = 0; step < 40; step++) {
    using batch = await batches.next();
    waited += batch.waited;
    const end = performance.now() + STEP;
    while (performance.now() < end);
  }
  const share = 100 * waited / (performance.now() - start);
  console.log(
    `steps of ${STEP} ms, prefetch ${prefetch}: ${share.toFixed(1)} % waited`,
  );
}

/** Batches per second, once the workers are there. */
async function rate(
  source: FaceSource,
  feed: { readonly prefetch: number; readonly workers: number },
  seed: number,
  count: number,
): Promise<number> {
  using batches = open(source, feed, seed);
  // None are made ahead in line, so that none need be warmed up.
  for (let i = 0; i < 2 * feed.prefetch; i++) {
    (await batches.next())[Symbol.dispose]();
  }
  const start = performance.now();
  for (let i = 0; i < count; i++) (await batches.next())[Symbol.dispose]();
  return 1000 * count / (performance.now() - start);
}

function open(
  source: FaceSource,
  feed: { readonly prefetch: number; readonly workers: number },
  seed: number,
): Batches {
  const faces = source.names.map((_, face) => face);
  const draw = { preset: "gfpgan", seed, referenceSize: 512 } as const;
  return new Batches(source, faces, { ...draw, batchSize: 4, ...feed });
}
