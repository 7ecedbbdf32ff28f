import { createImage } from "@revisage/core";
import { assertEquals, assertRejects } from "@std/assert";
import { perceptualDistances } from "./perceptual_distance.ts";

const digest = "0".repeat(64);
const pairOf = (level: number) => ({
  restored: createImage(1, 1, Uint8Array.of(level, 0, 0)),
  reference: createImage(1, 1),
});

/** A network that always gives these numbers. */
function gives(...distances: number[]) {
  const compare = () => Promise.resolve(Float64Array.from(distances));
  return { name: "lpips-alex", digest, compare };
}

Deno.test("perceptualDistances() hands the pairs over and the distances back", async () => {
  const pairs = [pairOf(3), pairOf(8)];
  const seen: unknown[] = [];
  const distances = await perceptualDistances(pairs, {
    name: "red",
    digest,
    compare: (pairs) => {
      seen.push(...pairs);
      const reds = pairs.map(({ restored }) => restored.data[0]!);
      return Promise.resolve(Float64Array.from(reds));
    },
  });
  assertEquals(distances, Float64Array.of(3, 8));
  assertEquals(seen, pairs);
});

Deno.test("perceptualDistances() refuses a pair of two sizes before the network sees it", async () => {
  const wrong = { restored: createImage(2, 1), reference: createImage(1, 1) };
  const network = {
    ...gives(),
    compare: () => Promise.reject(new Error("was called")),
  };
  const error = await assertRejects(
    () => perceptualDistances([pairOf(1), wrong], network),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot compare images: restored must be 1×1 pixels as reference is, got 2×1",
  );
});

Deno.test("perceptualDistances() refuses what a broken network gives", async () => {
  const messageOf = async (...distances: number[]) => {
    const pairs = [pairOf(1), pairOf(2)];
    const compare = () => perceptualDistances(pairs, gives(...distances));
    return (await assertRejects(compare, RangeError)).message;
  };
  assertEquals(
    await messageOf(1),
    "Cannot use lpips-alex: it must give 2 numbers, got 1",
  );
  assertEquals(
    await messageOf(1, NaN),
    "Cannot use lpips-alex: number 1 must be finite, got NaN",
  );
});
