import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { syntheticFaces } from "../synthetic/synthetic_faces.ts";
import { takeBatches } from "../testing/read_batches.ts";
import { Batches, type BatchesOptions } from "./batches.ts";
import { everyNth } from "./shard.ts";

const SOURCE = syntheticFaces({ size: 64, people: 5 });
const FACES = [0, 1, 2, 3, 4];
const OPTIONS: BatchesOptions = {
  preset: "gfpgan",
  seed: 1,
  batchSize: 2,
  prefetch: 0,
};

Deno.test("shards have every item once, together", () => {
  fc.assert(fc.property(
    fc.array(fc.nat()),
    fc.integer({ min: 1, max: 5 }),
    (items, count) => {
      const parts = Array.from(
        { length: count },
        (_, index) => [...everyNth(items, { index, count })],
      );
      const woven = items.map((_, i) =>
        parts[i % count]![Math.floor(i / count)]
      );
      assertEquals(woven, items);
      assertEquals(parts.flat().length, items.length);
    },
  ));
});

Deno.test("two shards take turns in the batches of one, and three go on", async () => {
  using whole = new Batches(SOURCE, FACES, OPTIONS);
  const all = await takeBatches(whole, 7);
  const shards = (count: number, state?: BatchesOptions["state"]) =>
    Array.from({ length: count }, (_, index) =>
      new Batches(SOURCE, FACES, {
        ...OPTIONS,
        prefetch: 1,
        shard: { index, count },
        ...state && { state },
      }));
  const take = async (some: readonly Batches[], each: number) => {
    const taken = [];
    for (const one of some) taken.push(await takeBatches(one, each));
    return taken;
  };
  const two = shards(2);
  const [a, b] = await take(two, 2);
  assertEquals([a![0], b![0], a![1], b![1]], all.slice(0, 4));
  const [state, other] = two.map((one) => one.state());
  assertEquals(other, state);
  assertEquals([state!.epoch, state!.position], [1, 3]);
  assertEquals(two[1]!.given, 4);
  const three = shards(3, state);
  assertEquals((await take(three, 1)).flat(), all.slice(4));
  for (const one of [...two, ...three]) one[Symbol.dispose]();
});

Deno.test("a part that there is not is refused", () => {
  for (const [index, count] of [[-1, 2], [2, 2], [0, 0], [0.5, 2]]) {
    const shard = { index: index!, count: count! };
    assertThrows(
      () => new Batches(SOURCE, FACES, { ...OPTIONS, shard }),
      RangeError,
      `Cannot make batches: shard must be { index, count } with an integer ` +
        `index from 0 and a count above it, got { index: ${index}, count: ${count} }`,
    );
  }
});
