import { createImage, type Image } from "@revisage/core";
import { assert } from "@std/assert";
import { applyDegradation } from "./apply_degradation.ts";
import { parseDegradation } from "./parse_degradation.ts";

interface Case {
  readonly width: number;
  readonly height: number;
  readonly steps: unknown;
}

function readImage(path: string, { width, height }: Case): Image {
  return createImage(width, height, Deno.readFileSync(locate(path)));
}

function locate(path: string): URL {
  return new URL(`testdata/${path}`, import.meta.url);
}

function meanGap(a: Image, b: Image): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) {
    sum += Math.abs(a.data[i]! - b.data[i]!);
  }
  return sum / a.data.length;
}

for (const folder of ["gfpgan", "filters"]) {
  const cases: readonly Case[] = JSON.parse(
    Deno.readTextFileSync(locate(`${folder}/cases.json`)),
  );
  cases.forEach((drawn, index) => {
    Deno.test(`${folder} ${index} is within a level of OpenCV, JPEG and noise included`, () => {
      const picture = readImage(`${folder}/picture-0.rgb`, drawn);
      const opencv = readImage(`${folder}/opencv-${index}.rgb`, drawn);
      const degradation = parseDegradation({ steps: drawn.steps });
      const ours = applyDegradation(picture, degradation);
      // A pixel that rounds the other way before JPEG changes a whole block.
      assert(meanGap(ours, opencv) < 1);
      // And the picture is spoiled: the test can fail.
      assert(meanGap(picture, opencv) > 5);
    });
  });
}
