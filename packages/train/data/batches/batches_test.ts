import { REAL_ESRGAN } from "@revisage/degrade";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { FaceSource } from "../faces.ts";
import { syntheticFaces } from "../synthetic/synthetic_faces.ts";
import { inPack } from "../testing/face_folder.ts";
import { makeSlowly, takeBatches } from "../testing/read_batches.ts";
import { Batches, type BatchesOptions } from "./batches.ts";

const OPTIONS: BatchesOptions = {
  preset: "gfpgan",
  seed: 1,
  referenceSize: 512,
  batchSize: 2,
  prefetch: 0,
};

async function take(
  source: FaceSource,
  count: number,
  options: Partial<BatchesOptions> = {},
  faces = [0, 1, 2],
) {
  using batches = new Batches(source, faces, { ...OPTIONS, ...options });
  return await takeBatches(batches, count);
}

Deno.test("a batch holds what flipping and degrading by hand give", () =>
  inPack(async (source) => {
    for (const batch of await take(source, 4)) {
      assertEquals(batch, makeSlowly(source, batch.samples, OPTIONS));
    }
    const [first] = await take(source, 1, { preset: REAL_ESRGAN });
    const two = { ...OPTIONS, preset: REAL_ESRGAN };
    assertEquals(first, makeSlowly(source, first!.samples, two));
  }));

Deno.test("the bytes are the same with any prefetch and number of workers", () =>
  inPack(async (source) => {
    const alone = await take(source, 6);
    for (const [prefetch, workers] of [[1, 1], [4, 1], [4, 2], [2, 5]]) {
      assertEquals(await take(source, 6, { prefetch, workers }), alone);
    }
  }));

Deno.test("drawn faces are batched as packed ones are", async () => {
  const source = syntheticFaces({ size: 64, people: 3 });
  const [first] = await take(source, 1, { prefetch: 1 });
  assertEquals(first, makeSlowly(source, first!.samples, OPTIONS));
});

for (const prefetch of [0, 4]) {
  Deno.test(`batches go on from their state as if there had been no stop, prefetch ${prefetch}`, () =>
    inPack(async (source) => {
      const all = await take(source, 7);
      using batches = new Batches(source, [0, 1, 2], { ...OPTIONS, prefetch });
      assertEquals(await takeBatches(batches, 4), all.slice(0, 4));
      const state = JSON.parse(JSON.stringify(batches.state()));
      assertEquals([state.epoch, state.position], [2, 2]);
      const rest = await take(source, 3, { prefetch, state });
      assertEquals(rest, all.slice(4));
    }));
}

Deno.test("samples are the same in batches of any size", () =>
  inPack(async (source) => {
    const pairs = await take(source, 3);
    const [six] = await take(source, 1, { batchSize: 6 });
    const bytes = pairs.flatMap(({ degraded }) => [...degraded]);
    assertEquals(six!.degraded, Uint8Array.from(bytes));
  }));

Deno.test("seed, preset, referenceSize and flip change what comes", () =>
  inPack(async (source) => {
    const [usual] = await take(source, 1, { batchSize: 6 });
    for (
      const other of [
        { seed: 2 },
        { preset: "sr8" },
        { referenceSize: undefined },
        { flip: false },
      ] as const
    ) {
      const [changed] = await take(source, 1, { batchSize: 6, ...other });
      assertNotEquals(changed!.degraded, usual!.degraded);
    }
  }));

Deno.test("a batch tells its shape, and for how long it was waited for", () =>
  inPack(async (source) => {
    using batches = new Batches(source, [0], OPTIONS);
    const start = performance.now();
    using batch = await batches.next();
    const took = performance.now() - start;
    assertEquals(batch.shape, [2, 32, 32, 3]);
    assertEquals(batch.degraded.length, 2 * 32 * 32 * 3);
    assert(batch.waited > 0 && batch.waited <= took, `${batch.waited}`);

    using ahead = new Batches(source, [0], { ...OPTIONS, prefetch: 2 });
    (await ahead.next())[Symbol.dispose]();
    await new Promise((resolve) => setTimeout(resolve, 300));
    using ready = await ahead.next();
    assert(ready.waited < 100, `${ready.waited}`); // It was there.
  }));

Deno.test("the memory of a batch that was disposed is used again", () =>
  inPack(async (source) => {
    using batches = new Batches(source, [0, 1, 2], OPTIONS);
    const first = await batches.next();
    const { buffer } = first.degraded;
    using second = await batches.next(); // The first is still open.
    assert(second.degraded.buffer !== buffer);
    first[Symbol.dispose]();
    first[Symbol.dispose](); // Once is enough.
    using third = await batches.next();
    using fourth = await batches.next();
    assert(third.degraded.buffer === buffer);
    assert(fourth.degraded.buffer !== buffer);
  }));
