import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createImage, type FeatureExtractor, type Image } from "@revisage/core";
import type { PerceptualDistance } from "@revisage/metrics";
import { assert, assertEquals } from "@std/assert";
import { digestFiles } from "./digest_files.ts";
import { type DigestedPair, digestedPair } from "./digested_pair.ts";
import { type Instruments, measurePairs, openPairs } from "./measure_pairs.ts";
import { withFaces, writeImage } from "./testing/face_folders.ts";
import { ValueCache } from "./value_cache.ts";

/** Sees the first pixel; a red one of 13 is more than it can bear. */
class FirstPixel implements FeatureExtractor {
  readonly name = "first-pixel";
  readonly digest = "00".repeat(32);
  readonly dimensions = 3;
  readonly inputSize = 1;
  seen = 0;

  extract(images: readonly Image[]) {
    this.seen += images.length;
    const data = Float32Array.from(images.flatMap(({ data }) => [
      data[0] === 13 ? NaN : data[0]!,
      data[1]!,
      data[2]!,
    ]));
    return Promise.resolve({ data, count: images.length, dimensions: 3 });
  }
}

const RED: PerceptualDistance = {
  name: "red",
  digest: "11".repeat(32),
  compare: (pairs) =>
    Promise.resolve(Float64Array.from(
      pairs,
      ({ restored, reference }) =>
        Math.abs(restored.data[0]! - reference.data[0]!),
    )),
};

function instrumentsIn(folder: string, extractor: FeatureExtractor) {
  const open = (name: string, width: number, dtype: "float32" | "float64") =>
    ValueCache.open(`${folder}/${name}`, { width, dtype });
  const instruments = {
    pixels: {
      options: { channels: "rgb", cropBorder: 0 },
      cache: open("pixels", 3, "float64"),
    },
    lpips: { distance: RED, cache: open("lpips", 1, "float64") },
    extractors: [{ extractor, cache: open("features", 3, "float32") }],
  } satisfies Instruments;
  return {
    ...instruments,
    [Symbol.dispose]() {
      instruments.pixels.cache[Symbol.dispose]();
      instruments.lpips.cache[Symbol.dispose]();
      instruments.extractors[0]!.cache[Symbol.dispose]();
    },
  };
}

async function pairsOf(
  files: readonly (readonly [reference: string, ...restored: string[]])[],
): Promise<DigestedPair[]> {
  const digests = await digestFiles(files.flat(), {
    onBroken: (_, why) => assert(false, why),
    isStopped: () => false,
  });
  return await Promise.all(
    files.map(([reference, ...restored], i) =>
      digestedPair({ stem: `${i}`, reference, restored, input: null }, digests)
    ),
  );
}

const QUIET = { onBroken() {}, onDone() {}, isStopped: () => false };

Deno.test("measurePairs() measures once what is new, and knows the rest later on", async () => {
  await withFaces(2, async ({ folder, reference, good }) => {
    const names = ["p0/f0.png", "p0/f1.png"];
    const pairs = await pairsOf(names.map((name) => [
      `${reference}/${name}`,
      `${good}/${name}`,
      `${reference}/${name}`, // A model that is perfect.
    ]));
    const extractor = new FirstPixel();
    {
      using instruments = instrumentsIn(folder, extractor);
      assertEquals(openPairs(pairs, instruments).length, 2);
      let done = 0;
      const hooks = {
        ...QUIET,
        isStopped: () => done === 1,
        onDone: () => void done++,
      };
      await measurePairs(pairs, instruments, hooks);
      assertEquals(extractor.seen, 2); // Of equal pictures one.
      const { pixels, lpips } = instruments;
      const [, perfect] = pairs[0]!.restored;
      assertEquals(
        pixels.cache.get(perfect!.key),
        Float64Array.of(Infinity, 1, 1),
      );
      assertEquals(lpips.cache.get(perfect!.key), Float64Array.of(0));
    }
    using instruments = instrumentsIn(folder, extractor);
    const open = openPairs(pairs, instruments);
    assertEquals(open.map(({ stem }) => stem), ["1"]);
    await measurePairs(open, instruments, QUIET);
    assertEquals(extractor.seen, 4);
    assertEquals(openPairs(pairs, instruments), []);
  });
});

Deno.test("measurePairs() names pairs that cannot be used, and goes on", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const paint = async (name: string, level: number, size = 12) => {
      const data = new Uint8Array(3 * size * size).fill(level);
      await writeImage(`${folder}/${name}`, createImage(size, size, data));
      return `${folder}/${name}`;
    };
    const reference = await paint("reference.png", 40);
    const pairs = await pairsOf([
      [reference, await paint("odd.png", 13)],
      [reference, await paint("large.png", 50, 14)],
      [reference, await paint("fine.png", 50)],
    ]);
    using instruments = instrumentsIn(folder, new FirstPixel());
    const broken: string[] = [];
    let done = 0;
    await measurePairs(pairs, instruments, {
      ...QUIET,
      onBroken: (stem, why) => broken.push(`${stem}: ${why}`),
      onDone: () => void done++,
    });
    assertEquals(broken, [
      `0: Cannot use 0: what first-pixel sees in ${folder}/odd.png must be finite, got NaN as number 0`,
      `1: Cannot use ${folder}/large.png: it must be 12×12 pixels as its reference is, got 14×14`,
    ]);
    assertEquals(done, 3);
    const [fine] = pairs[2]!.restored;
    assertEquals(instruments.lpips.cache.get(fine!.key), Float64Array.of(10));
    const seen = instruments.extractors[0]!.cache.get(fine!.digest);
    assertEquals(seen, Float32Array.of(50, 50, 50));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Collects garbage at once: when it is done is the system's choice else. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

Deno.test("measurePairs() holds a few pictures, however many there are", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const size = 512, files: [string, string][] = [];
    const data = new Uint8Array(3 * size * size);
    for (let i = 0; i < 240; i++) {
      data.fill(i);
      const path = `${folder}/${i}.png`;
      await writeImage(path, createImage(size, size, data));
      files.push([`${folder}/0.png`, path]);
    }
    using instruments = instrumentsIn(folder, new FirstPixel());
    const memory: number[] = [];
    let done = 0;
    await measurePairs(await pairsOf(files), instruments, {
      ...QUIET,
      onDone: () => {
        done++;
        if (done % 40 > 0) return;
        collect();
        memory.push(Deno.memoryUsage().rss);
      },
    });
    // All that were decoded are 2 × 0.8 MB a pair, 315 MB behind the fortieth.
    const growth = Math.max(...memory) - memory[0]!;
    assertEquals(memory.length, 6);
    assert(growth < 160 * 2 ** 20, `${growth / 2 ** 20} MB`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
