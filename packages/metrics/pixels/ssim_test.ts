import { createImage } from "@revisage/core";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { ssim } from "./ssim.ts";
import { CASES } from "./testing/fixtures.ts";
import { anyPair, flat, transpose } from "./testing/pictures.ts";

for (const { restored, reference, rows } of CASES) {
  const size = `${reference.width}×${reference.height}`;
  for (
    const { channels, cropBorder, ssim: theirs, float32, scikitSsim } of rows
  ) {
    Deno.test(`ssim() is BasicSR's: ${size}, ${channels}, crop ${cropBorder}`, () => {
      const ours = ssim({ restored, reference }, { channels, cropBorder });
      assertAlmostEquals(ours, theirs, 1e-9);
      assertAlmostEquals(ours, float32.ssim, 1e-6);
      if (scikitSsim !== undefined) assertAlmostEquals(ours, scikitSsim, 1e-9);
    });
  }
}

Deno.test("ssim() of flat images compares their brightness", () => {
  const c1 = 2.55 ** 2;
  const expected = (2 * 200 * 10 + c1) / (200 ** 2 + 10 ** 2 + c1);
  const restored = flat(12, 60, [200, 200, 200]);
  const reference = flat(12, 60, [10, 10, 10]);
  assertAlmostEquals(ssim({ restored, reference }), expected, 1e-12);
});

Deno.test("ssim() is the mean over channels", () => {
  const c1 = 2.55 ** 2;
  const red = c1 / (255 ** 2 + c1);
  const restored = flat(11, 11, [255, 40, 70]);
  const reference = flat(11, 11, [0, 40, 70]);
  assertAlmostEquals(ssim({ restored, reference }), (red + 2) / 3, 1e-12);
});

Deno.test("ssim() is 1 exactly for equal images", () => {
  for (const { reference } of CASES) {
    for (const channels of ["rgb", "y"] as const) {
      const pair = { restored: reference, reference };
      assertEquals(ssim(pair, { channels }), 1);
    }
  }
});

Deno.test("ssim() is the same either way around, and at most 1", () => {
  fc.assert(fc.property(anyPair, ({ restored, reference }) => {
    const value = ssim({ restored, reference });
    const swapped = ssim({ restored: reference, reference: restored });
    assertAlmostEquals(swapped, value, 1e-12);
    assert(Math.abs(value) <= 1 + 1e-12, `${value}`);
  }));
});

Deno.test("ssim() does not care which way columns and rows lie", () => {
  for (const { restored, reference } of CASES) {
    const turned = {
      restored: transpose(restored),
      reference: transpose(reference),
    };
    assertAlmostEquals(ssim(turned), ssim({ restored, reference }), 1e-12);
  }
});

Deno.test("ssim() falls as an image gets noisier", () => {
  const [noisy] = CASES.slice(2);
  const { restored, reference } = noisy!;
  const half = createImage(
    reference.width,
    reference.height,
    reference.data.map((level, i) => (level + restored.data[i]!) / 2),
  );
  assert(ssim({ restored: half, reference }) > ssim({ restored, reference }));
});

Deno.test("ssim() says that it needs a window of 11×11", () => {
  const messageOf = (width: number, height: number, cropBorder?: number) => {
    const image = createImage(width, height);
    const pair = { restored: image, reference: image };
    const options = cropBorder === undefined ? {} : { cropBorder };
    return assertThrows(() => ssim(pair, options), RangeError).message;
  };
  assertEquals(
    messageOf(30, 10),
    "Cannot compare images: width and height must be at least 11, got 30×10",
  );
  assertEquals(
    messageOf(14, 30, 2),
    "Cannot compare images: width and height must be at least 15, got 14×30 with cropBorder 2",
  );
});
