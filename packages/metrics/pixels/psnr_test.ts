import { createImage } from "@revisage/core";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { psnr } from "./psnr.ts";
import { CASES } from "./testing/fixtures.ts";
import { anyPair, flat } from "./testing/pictures.ts";

for (const { restored, reference, rows } of CASES) {
  const size = `${reference.width}×${reference.height}`;
  for (
    const { channels, cropBorder, psnr: theirs, float32, scikitPsnr } of rows
  ) {
    Deno.test(`psnr() is BasicSR's: ${size}, ${channels}, crop ${cropBorder}`, () => {
      const ours = psnr({ restored, reference }, { channels, cropBorder });
      assertAlmostEquals(ours, theirs, 1e-9);
      // Rounded by up to 8e-6 levels, so near images differ by this.
      assertAlmostEquals(ours, float32.psnr, 1e-5);
      if (scikitPsnr !== undefined) assertAlmostEquals(ours, scikitPsnr, 1e-9);
    });
  }
}

Deno.test("psnr() is 0 between black and white, and infinite for equal images", () => {
  const black = flat(3, 2, [0, 0, 0]);
  const white = flat(3, 2, [255, 255, 255]);
  assertEquals(psnr({ restored: black, reference: white }), 0);
  for (const channels of ["rgb", "y"] as const) {
    const same = psnr({ restored: white, reference: white }, { channels });
    assertEquals(same, Infinity);
  }
});

Deno.test("psnr() of y weighs green most: 128.553 / 255 levels for one", () => {
  const restored = flat(2, 2, [10, 11, 10]);
  const reference = flat(2, 2, [10, 10, 10]);
  assertAlmostEquals(
    psnr({ restored, reference }, { channels: "y" }),
    20 * Math.log10(255 * 255 / 128.553),
    1e-9,
  );
});

Deno.test("psnr() leaves out as many pixels as cropBorder says, on each side", () => {
  const reference = flat(5, 4, [9, 9, 9]);
  const restored = createImage(5, 4, reference.data.slice());
  for (const pixel of [0, 4, 5, 9, 10, 14, 15, 19, 2, 17]) {
    restored.data[3 * pixel] = 200;
  }
  const pair = { restored, reference };
  assert(psnr(pair) < 20);
  assertEquals(psnr(pair, { cropBorder: 1 }), Infinity);
});

Deno.test("psnr() is the same either way around, and not below 0", () => {
  fc.assert(fc.property(anyPair, ({ restored, reference }) => {
    const value = psnr({ restored, reference });
    assertEquals(psnr({ restored: reference, reference: restored }), value);
    assert(value >= 0);
  }));
});

Deno.test("psnr() falls by 20 log₁₀ 2 when every error is twice as large", () => {
  const levels = fc.uint8Array({ minLength: 27, maxLength: 27, max: 127 });
  fc.assert(fc.property(levels, (errors) => {
    fc.pre(errors.some((error) => error > 0));
    const reference = createImage(3, 3);
    const once = createImage(3, 3, errors);
    const twice = createImage(3, 3, errors.map((error) => 2 * error));
    const difference = psnr({ restored: once, reference }) -
      psnr({ restored: twice, reference });
    assertAlmostEquals(difference, 20 * Math.log10(2), 1e-9);
  }));
});

Deno.test("psnr() says what is wrong with a pair or an option", () => {
  const four = createImage(4, 3);
  const cases = [
    [
      { restored: createImage(5, 3), reference: four },
      {},
      "Cannot compare images: restored must be 4×3 pixels as reference is, got 5×3",
    ],
    [
      { restored: createImage(3, 4), reference: four },
      {},
      "Cannot compare images: restored must be 4×3 pixels as reference is, got 3×4",
    ],
    [
      { restored: four, reference: four },
      { channels: "gray" as "y" },
      'Cannot compare images: channels must be "rgb" or "y", got gray',
    ],
    ...[-1, 0.5, NaN].map((cropBorder) =>
      [
        { restored: four, reference: four },
        { cropBorder },
        `Cannot compare images: cropBorder must be an integer of at least 0, got ${cropBorder}`,
      ] as const
    ),
    [
      { restored: four, reference: four },
      { cropBorder: 2 },
      "Cannot compare images: width and height must be at least 5, got 4×3 with cropBorder 2",
    ],
  ] as const;
  for (const [pair, options, message] of cases) {
    const error = assertThrows(() => psnr(pair, options), RangeError);
    assertEquals(error.message, message);
  }
  const nothing = {
    restored: four,
    reference: undefined as unknown as typeof four,
  };
  assertEquals(
    assertThrows(() => psnr(nothing), TypeError).message,
    "Cannot use reference: must be an image, got undefined",
  );
});
