import { createImage } from "@revisage/core";
import { resize } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { edgeStrength } from "./edge_strength.ts";
import { psnr } from "./psnr.ts";
import { ssim } from "./ssim.ts";
import { CASES } from "./testing/fixtures.ts";
import { anyPair, flat, transpose } from "./testing/pictures.ts";

Deno.test("edgeStrength() is NumPy's of the same definition", () => {
  for (const { reference, edgeStrength: theirs } of CASES) {
    assertAlmostEquals(edgeStrength(reference), theirs, 1e-9);
  }
});

Deno.test("edgeStrength() is a gradient's length: 3 right and 4 down make 5", () => {
  const image = createImage(4, 3);
  for (let y = 0; y < 3; y++) {
    for (let x = 0; x < 4; x++) {
      image.data.fill(3 * x + 4 * y, 3 * (4 * y + x), 3 * (4 * y + x) + 3);
    }
  }
  assertAlmostEquals(edgeStrength(image), 5, 1e-12);
});

Deno.test("edgeStrength() weighs colors as luma does", () => {
  for (const [channel, weight] of [0.299, 0.587, 0.114].entries()) {
    const image = createImage(2, 2);
    image.data[3 + channel] = 100;
    assertAlmostEquals(edgeStrength(image), 100 * weight, 1e-12);
  }
});

Deno.test("edgeStrength() is 0 of a flat image, and 255 √2 at most", () => {
  assertEquals(edgeStrength(flat(5, 3, [10, 200, 3])), 0);
  const corner = createImage(2, 2, new Uint8Array(12).fill(255));
  corner.data.fill(0, 0, 3);
  assertAlmostEquals(edgeStrength(corner), 255 * Math.SQRT2, 1e-9);
});

Deno.test("edgeStrength() turns with the image, and ignores an even light", () => {
  fc.assert(fc.property(anyPair, ({ restored: { width, height, data } }) => {
    const dim = createImage(width, height, data.map((level) => level >> 1));
    const strength = edgeStrength(dim);
    assertAlmostEquals(edgeStrength(transpose(dim)), strength, 1e-9);
    const light = createImage(width, height, dim.data.map((v) => v + 100));
    assertAlmostEquals(edgeStrength(light), strength, 1e-9);
    assert(strength >= 0);
  }));
});

Deno.test("edgeStrength() falls as a face is blurred, and so do psnr() and ssim()", () => {
  const reference = new SyntheticFaces({ size: 64, seed: 0 }).face(0);
  const size = { width: 64, height: 64 };
  const [sharp, soft] = [32, 8].map((side) => {
    const small = { width: side, height: side };
    const shrunk = resize(reference, { ...small, filter: "bicubic" });
    return resize(shrunk, { ...size, filter: "bicubic" });
  });
  assert(edgeStrength(reference) > edgeStrength(sharp!));
  assert(edgeStrength(sharp!) > edgeStrength(soft!));
  for (const measure of [psnr, ssim]) {
    const nearer = measure({ restored: sharp!, reference });
    assert(nearer > measure({ restored: soft!, reference }));
  }
});

Deno.test("edgeStrength() needs two rows and two columns", () => {
  const error = assertThrows(() => edgeStrength(createImage(1, 9)), RangeError);
  assertEquals(
    error.message,
    "Cannot measure edge strength: image must be at least 2×2, got 1×9",
  );
});
