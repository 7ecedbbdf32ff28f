import { createImage, type Image } from "@revisage/core";
import type { DetectedFace } from "@revisage/models";
import { assertAlmostEquals, assertEquals } from "@std/assert";
import { findingPoints, pointsOf } from "./find_points.ts";

/** Finds a face in the corner of what is wider than high. */
class Corner {
  readonly digest = "22".repeat(32);
  readonly seen: [width: number, height: number][] = [];

  detect({ width, height }: Image): Promise<DetectedFace | null> {
    this.seen.push([width, height]);
    const box = { x: 0, y: 0, width: 9, height: 9 };
    const points: DetectedFace["points"] = [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ];
    return Promise.resolve(
      width > height ? { score: 0.75, box, points } : null,
    );
  }
}

async function find(detector: Corner, ...sizes: [number, number][]) {
  const images = sizes.map(([width, height]) => createImage(width, height));
  const { data, dimensions } = await findingPoints(detector).extract(images);
  return images.map((_, i) =>
    pointsOf(data.subarray(i * dimensions, (i + 1) * dimensions))
  );
}

Deno.test("findingPoints() gives points in pixels, and knows where no face is", async () => {
  const detector = new Corner();
  assertEquals(await find(detector, [12, 8], [8, 12]), [
    {
      width: 12,
      height: 8,
      points: [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]],
    },
    null,
  ]);
  assertEquals(findingPoints(detector).digest, detector.digest);
});

Deno.test("findingPoints() shows large pictures smaller, and gives points of the large ones", async () => {
  const detector = new Corner();
  const [found] = await find(detector, [1024, 600], [512, 512]);
  assertEquals(detector.seen, [[512, 300], [512, 512]]);
  assertEquals([found!.width, found!.height], [1024, 600]);
  assertEquals(found!.points[4], [18, 20]);
  const [odd] = await find(detector, [700, 3]);
  assertEquals(detector.seen.at(-1), [512, 2]);
  assertAlmostEquals(odd!.points[0]![0], 700 / 512, 1e-6);
  assertEquals(odd!.points[0]![1], 3);
});
