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
  await measureBatches("drawn, first", drawn, 1, 15);
  await measureBatches("drawn, then", drawn);
} finally {
  await Deno.remove(cache, { recursive: true });
}

async function measurePacking(folder: string, workers: number) {
  const options = { size: SIZE, cache: `${cache}/${workers}`, workers };
  for (const what of ["packed", "packed already"]) {
    const start = performance.now();
    const { names } = await packFaces(folder, options);
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `${names.length} faces ${what}, ${workers} workers: ${
        seconds.toFixed(2)
      } s`,
    );
  }
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

/** Batches per second, once the workers are there. */
async function rate(
  source: FaceSource,
  feed: { readonly prefetch: number; readonly workers: number },
  seed: number,
  count: number,
): Promise<number> {
  const faces = source.names.map((_, face) => face);
  using batches = new Batches(source, faces, {
    preset: "gfpgan",
    seed,
    referenceSize: 512,
    batchSize: 4,
    ...feed,
  });
  // None are made ahead in line, so that none need be warmed up.
  for (let i = 0; i < 2 * feed.prefetch; i++) {
    (await batches.next())[Symbol.dispose]();
  }
  const start = performance.now();
  for (let i = 0; i < count; i++) (await batches.next())[Symbol.dispose]();
  return 1000 * count / (performance.now() - start);
}
