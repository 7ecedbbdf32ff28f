import { assert, assertEquals } from "@std/assert";
import type { Image } from "@revisage/core";
import { IRIS_RADIUS } from "./iris.ts";
import type { FaceIdentity } from "./identity.ts";
import { IRIS } from "./palette.ts";
import { SyntheticFaces } from "./synthetic_faces.ts";
import {
  blurred,
  type Color,
  colorDistance,
  meanColor,
  meanGradient,
  PLAIN_VIEW,
  shrink,
} from "./testing/pictures.ts";

const faces = new SyntheticFaces({ size: 256, seed: 1 });
const small = new SyntheticFaces({ size: 64, seed: 1 });
const bare = { ...faces.identity(0), glasses: null };

/** A person with other eyes, both of them in the middle of where eyes lie. */
function withEyes(eyes: Partial<FaceIdentity["eyes"]>): FaceIdentity {
  return { ...bare, eyes: { ...bare.eyes, spacing: 0, ...eyes } };
}

Deno.test("pixels of an iris have its color, nearer than any other", () => {
  for (const iris of IRIS) {
    const image = faces.draw(withEyes({ iris }), PLAIN_VIEW);
    // Between pupil and rim, below the shadow of the lid and the lamp.
    const seen = meanColor(image, (x, y) => {
      const dx = (Math.abs(x - 0.5) - 0.123) / IRIS_RADIUS;
      const dy = (y - 0.456) / IRIS_RADIUS;
      const r = Math.hypot(dx, dy);
      return r > 0.5 && r < 0.72 && dy > -0.1;
    });
    const nearest = IRIS.toSorted((a, b) =>
      colorDistance(a, seen) - colorDistance(b, seen)
    )[0]!;
    assertEquals(nearest, iris, `looks like ${seen.map(Math.round)}`);
    assert(colorDistance(seen, iris) < 32, `${iris}: ${seen.map(Math.round)}`);
  }
});

Deno.test("a fold of the lids changes the region of the eyes alone", () => {
  const single = faces.draw(withEyes({ lids: "single" }), PLAIN_VIEW);
  const double = faces.draw(withEyes({ lids: "double" }), PLAIN_VIEW);
  let changed = 0;
  for (let i = 0; i < 256 * 256; i++) {
    if (difference(single, double, i) === 0) continue;
    const x = Math.abs((i % 256 + 0.5) / 256 - 0.5);
    const y = (Math.floor(i / 256) + 0.5) / 256;
    assert(x > 0.035 && x < 0.21 && y > 0.41 && y < 0.48, `at ${x}, ${y}`);
    changed++;
  }
  assert(changed > 200, `${changed} pixels`);
});

Deno.test("a face at 64² is the picture at 256², drawn again", () => {
  for (let i = 0; i < 4; i++) {
    const large = shrink(faces.face(i), 4);
    const image = small.face(i);
    assert(colorDistance(meanColor(large), meanColor(image)) < 1.5);
    let sum = 0;
    for (let k = 0; k < image.data.length; k++) {
      sum += Math.abs(image.data[k]! - large.data[k]!);
    }
    const mean = sum / image.data.length;
    assert(mean < 3, `${mean} levels apart on average`);
  }
});

Deno.test("a blur of 5 × 5 pixels takes away 30 % of the gradient at least", () => {
  for (let i = 0; i < 6; i++) {
    const image = faces.face(i);
    const kept = meanGradient(blurred(image)) / meanGradient(image);
    assert(kept < 0.7, `face ${i} keeps ${kept}`);
  }
});

Deno.test("views of a person look more alike than persons do", () => {
  const looks = Array.from({ length: 16 }, (_, i) => {
    const person = small.identity(i);
    return [0, 1, 2].map((j) =>
      look(small.draw(person, small.view(person, j)))
    );
  });
  const within: number[] = [];
  const between: number[] = [];
  looks.flat().forEach((a, i, all) =>
    all.slice(0, i).forEach((b, j) => {
      const same = Math.floor(i / 3) === Math.floor(j / 3);
      (same ? within : between).push(apart(a, b));
    })
  );
  assertEquals([within.length, between.length], [48, 1080]);
  assert(
    mean(within) < 0.7 * mean(between),
    `${mean(within)} ${mean(between)}`,
  );
});

/** Colors of hair, skin and eyes, whatever the light. */
function look(image: Image): readonly Color[] {
  const hair = meanColor(image, (x, y) => y < 0.15 && Math.abs(x - 0.5) < 0.12);
  const skin = meanColor(
    image,
    (x, y) =>
      Math.abs(y - 0.6) < 0.05 && Math.abs(Math.abs(x - 0.5) - 0.12) < 0.04,
  );
  const eyes = meanColor(
    image,
    (x, y) => Math.hypot(Math.abs(x - 0.5) - 0.123, y - 0.457) < 0.025,
  );
  return [hair, skin, eyes];
}

function apart(a: readonly Color[], b: readonly Color[]): number {
  return a.reduce((sum, color, i) => sum + colorDistance(color, b[i]!), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value) / values.length;
}

function difference(a: Image, b: Image, pixel: number): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) {
    sum += Math.abs(a.data[3 * pixel + c]! - b.data[3 * pixel + c]!);
  }
  return sum;
}
