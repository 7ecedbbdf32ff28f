import { assertEquals } from "@std/assert";
import { decodeBestFace, type FaceGrid } from "./decode_faces.ts";

/** A grid of 2 rows with 3 cells each, a face in one of them. */
function grid(stride: number, cell: number, cls: number, obj: number) {
  const values = (width: number, own: readonly number[]) => {
    const all = new Float32Array(6 * width);
    all.set(own, cell * width);
    return all;
  };
  return {
    stride,
    columns: 3,
    cls: values(1, [cls]),
    obj: values(1, [obj]),
    bbox: values(4, [0.5, -0.25, 0, 1]),
    kps: values(10, [-1, 0, 1, 0, 0, 0.5, -0.5, 1, 0.5, 1]),
  } satisfies FaceGrid;
}

Deno.test("decodeBestFace() by hand: cell 4 is in column 1 of row 1", () => {
  assertEquals(decodeBestFace([grid(8, 4, 1, 0.25)]), {
    score: 0.5,
    box: { x: 8, y: 6 - 4 * Math.E, width: 8, height: 8 * Math.E },
    points: [[0, 8], [16, 8], [8, 12], [4, 16], [12, 16]],
  });
});

Deno.test("decodeBestFace() takes the surest cell of all grids, of equal ones the first", () => {
  const strideOf = (...grids: FaceGrid[]) => {
    const { width } = decodeBestFace(grids)!.box;
    return width;
  };
  const low = grid(8, 0, 0.5, 0.5), high = grid(16, 5, 0.75, 0.75);
  assertEquals(strideOf(low, high), 16);
  assertEquals(strideOf(high, low), 16);
  assertEquals(strideOf(low, { ...low, stride: 32 }), 8);
});

Deno.test("decodeBestFace() holds scores between 0 and 1, and knows of no cells", () => {
  assertEquals(decodeBestFace([grid(8, 0, 1.5, 1)])!.score, 1);
  assertEquals(decodeBestFace([grid(8, 0, -1, -1)])!.score, 0);
  assertEquals(decodeBestFace([]), null);
});
