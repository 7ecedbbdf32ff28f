import type { Point } from "@revisage/metrics";
import { assertEquals } from "@std/assert";
import { alignmentNotes } from "./alignment_notes.ts";

/** FFHQ's, for 512 pixels. */
const TEMPLATE: readonly Point[] = [
  [192.98138, 239.94708],
  [318.90277, 240.1936],
  [256.63416, 314.01935],
  [201.26117, 371.41043],
  [313.08905, 371.15118],
];

/** A face of FFHQ's in a picture of some size, moved by parts of the side. */
function face(width: number, height: number, right: number, down = 0) {
  const points = TEMPLATE.map(([x, y]): Point => [
    (x / 512 + right) * width,
    (y / 512 + down) * height,
  ]);
  return { width, height, points };
}

Deno.test("alignmentNotes() says nothing of faces that lie as FFHQ's, at any size", () => {
  const references = new Map([
    ["a", face(512, 512, 0)],
    ["b", face(64, 64, 0.049)],
    ["c", face(1024, 1024, 0, -0.049)],
    ["d", face(256, 256, 0.03, 0.039)], // 0.0492
  ]);
  assertEquals(alignmentNotes(references), []);
});

Deno.test("alignmentNotes() names faces that lie far off, the farthest first, and those that are not found", () => {
  const references = new Map([
    ["near", face(512, 512, 0.01)],
    ["far", face(512, 512, 0.051)],
    ["none", null],
    ["farther", face(64, 64, -0.06, 0.08)],
    ["nothing", null],
  ]);
  assertEquals(alignmentNotes(references), [
    "No face was found in 2 of 5 references: none, nothing.",
    "2 of 5 references may not be aligned as FFHQ's faces are: their five " +
    "points lie more than 5 % of the side off, in the mean, farthest in " +
    "farther, far. Networks for faces may see them wrongly.",
  ]);
});

Deno.test("alignmentNotes() of ArcFace's five points", () => {
  const points: Point[] = [
    [38.2946, 51.6963],
    [73.5318, 51.5014],
    [56.0252, 71.7366],
    [41.5493, 92.3655],
    [70.7299, 92.2041],
  ];
  const notes = alignmentNotes(
    new Map([["a", { width: 112, height: 112, points }]]),
  );
  assertEquals(notes.length, 1);
});
