import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { Rng } from "@revisage/core";
import {
  cutoutSize,
  type DiffAugmentPolicy,
  diffAugmentRanges,
  drawDiffAugment,
} from "./draw.ts";

const ALL: DiffAugmentPolicy[] = ["color", "translation", "cutout"];

Deno.test("diffAugmentRanges() are those of DiffAugment", () => {
  assertEquals(diffAugmentRanges(64), {
    brightness: [-0.5, 0.5],
    saturation: [0, 2],
    contrast: [0.5, 1.5],
    translation: [-8, 9],
    cutout: [0, 65],
  });
  // Of 9 pixels, an odd 5 are cut out: their middle is one of the 9.
  assertEquals(diffAugmentRanges(9).cutout, [0, 9]);
  assertEquals([cutoutSize(64), cutoutSize(9)], [32, 5]);
  assertEquals(diffAugmentRanges(12).translation, [-2, 3]); // 1.5, rounded up
});

Deno.test("drawDiffAugment() draws only what it is asked for", () => {
  const of = (policy: DiffAugmentPolicy[]) =>
    drawDiffAugment(new Rng(0), { batch: 2, size: 64, policy });
  const all = of(ALL);
  assertEquals(Object.keys(all), [
    "brightness",
    "saturation",
    "contrast",
    "translation",
    "cutout",
  ]);
  assertEquals(of([]), {});
  assertEquals(of(["translation"]), { translation: all.translation });
  const { brightness, saturation, contrast } = all;
  assertEquals(of(["color"]), { brightness, saturation, contrast });
});

Deno.test("drawDiffAugment() stays within the ranges, and reaches their ends", () => {
  const options = { batch: 4000, size: 16, policy: ALL };
  const drawn = drawDiffAugment(new Rng(0), options);
  for (const [name, [low, high]] of Object.entries(diffAugmentRanges(16))) {
    const values = (drawn[name as keyof typeof drawn] as number[]).flat();
    assert(values.every((value) => value >= low && value < high), name);
    const isWhole = name === "translation" || name === "cutout";
    assertEquals(values.every(Number.isInteger), isWhole);
    if (isWhole) assertEquals(new Set(values).size, high - low);
    const mean = values.reduce((sum, value) => sum + value) / values.length;
    const middle = isWhole ? (low + high - 1) / 2 : (low + high) / 2;
    assert(Math.abs(mean - middle) < (high - low) / 40, name);
  }
});

Deno.test("drawDiffAugment() repeats with its seed, 0 included", () => {
  const of = (seed: number) =>
    drawDiffAugment(new Rng(seed), { batch: 2, size: 64, policy: ALL });
  assertEquals(of(0), of(0));
  assertNotEquals(of(0), of(1));
});
