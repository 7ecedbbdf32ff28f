import { createImage, Rng } from "@revisage/core";
import { assertEquals } from "@std/assert";
import {
  forEachLine,
  imageOfPlane,
  type Plane,
  planeOfImage,
  transposePlane,
} from "./plane.ts";
import { Workspace } from "./workspace.ts";

const SIZES = [[1, 1], [2, 5], [3, 4], [5, 6], [16, 8], [23, 17]] as const;

function noiseImage(width: number, height: number) {
  const rng = new Rng(0);
  const image = createImage(width, height);
  image.data.forEach((_, i) => image.data[i] = rng.integer(0, 256));
  return image;
}

function linesOf(workspace: Workspace, plane: Plane): number[][] {
  const lines: number[][] = [];
  forEachLine(workspace, plane, (line) => lines.push([...line]));
  return lines;
}

for (const [width, height] of SIZES) {
  Deno.test(`a picture of ${width} × ${height} goes in and comes out`, () => {
    const workspace = new Workspace();
    const image = noiseImage(width, height);
    const plane = planeOfImage(workspace, image);
    assertEquals(linesOf(workspace, plane).flat(), [...image.data]);
    assertEquals(imageOfPlane(workspace, plane), image);
  });

  Deno.test(`${width} × ${height} pixels transposed are theirs by definition`, () => {
    const workspace = new Workspace();
    const image = noiseImage(width, height);
    const turned = transposePlane(workspace, planeOfImage(workspace, image));
    assertEquals([turned.width, turned.height], [height, width]);
    const expected = Array.from(
      { length: width },
      (_, x) =>
        Array.from({ length: 3 * height }, (_, i) => {
          const y = Math.floor(i / 3);
          return image.data[3 * (width * y + x) + i % 3]!;
        }),
    );
    assertEquals(linesOf(workspace, turned), expected);
  });
}
