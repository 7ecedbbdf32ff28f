import { createImage, type Image } from "@revisage/core";
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { METHODS, type ResizeFilter } from "./filter.ts";
import { resize } from "./resize.ts";
import fixtures from "./testdata/resize.json" with { type: "json" };
import { noise } from "./testing/noise.ts";

const FILTERS = Object.keys(METHODS) as ResizeFilter[];

interface Fixture {
  readonly filter: string;
  readonly sizes: readonly number[];
}

function resizeAs({ filter, sizes }: Fixture): Image {
  const [fromWidth, fromHeight, width, height] = sizes;
  return resize(noise(fromWidth!, fromHeight!), {
    width: width!,
    height: height!,
    filter: filter as ResizeFilter,
  });
}

async function sha256({ data }: Image): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(data));
  return new Uint8Array(digest).toHex();
}

for (const filter of ["lanczos", "bicubic", "bilinear", "box"]) {
  Deno.test(`${filter} gives Pillow's bytes`, async () => {
    const cases = fixtures.pillow.filter((c) => c.filter === filter);
    assertEquals(cases.length, 16);
    for (const fixture of cases) {
      const digest = await sha256(resizeAs(fixture));
      assertEquals(digest, fixture.sha256, `sizes ${fixture.sizes}`);
    }
  });
}

for (
  const [filter, mostOff] of [
    ["opencv-linear", 0.04],
    ["opencv-cubic", 0.07],
  ] as const
) {
  Deno.test(`${filter} is within one level of OpenCV`, () => {
    const cases = fixtures.opencv.filter((c) => c.filter === filter);
    assertEquals(cases.length, 8);
    for (const fixture of cases) {
      const { data } = resizeAs(fixture);
      const expected = Uint8Array.fromBase64(fixture.pixels);
      assertEquals(data.length, expected.length);
      const off = expected.map((level, i) => Math.abs(level - data[i]!));
      assert(off.every((d) => d <= 1), `sizes ${fixture.sizes}`);
      // Differences of one level are rare, not a bias.
      const share = off.filter((d) => d === 1).length / off.length;
      assert(share < mostOff, `sizes ${fixture.sizes}: ${share}`);
    }
  });
}

const side = fc.integer({ min: 1, max: 40 });
const anyFilter = fc.constantFrom(...FILTERS);

Deno.test("resize() to the same size gives an equal picture of its own", () => {
  fc.assert(fc.property(side, side, anyFilter, (width, height, filter) => {
    const image = noise(width, height);
    const same = resize(image, { width, height, filter });
    assertEquals(same, image);
    assert(same.data !== image.data);
  }));
});

Deno.test("resize() along one axis mixes nothing along the other", () => {
  fc.assert(fc.property(side, side, anyFilter, (height, toHeight, filter) => {
    const column = noise(1, height);
    const wide = repeatAcross(column, 3);
    const tall = resize(column, { width: 1, height: toHeight, filter });
    const both = resize(wide, { width: 3, height: toHeight, filter });
    assertEquals(both, repeatAcross(tall, 3));
  }));
});

Deno.test("resize() keeps a constant picture constant", () => {
  const level = fc.integer({ min: 0, max: 255 });
  const sizes = fc.tuple(side, side, side, side);
  fc.assert(fc.property(sizes, level, anyFilter, (sizes, level, filter) => {
    const [fromWidth, fromHeight, width, height] = sizes;
    const plain = createImage(
      fromWidth,
      fromHeight,
      new Uint8Array(3 * fromWidth * fromHeight).fill(level),
    );
    const { data } = resize(plain, { width, height, filter });
    assert(data.every((value) => value === level));
  }));
});

Deno.test("resize() of a picture upside down and back to front is its result so turned", () => {
  const sizes = fc.tuple(side, side, side, side);
  // At a tie, a box takes the pixel on the left.
  const even = anyFilter.filter((filter) => filter !== "box");
  fc.assert(fc.property(sizes, even, (sizes, filter) => {
    const [fromWidth, fromHeight, width, height] = sizes;
    const image = noise(fromWidth, fromHeight);
    const options = { width, height, filter };
    const once = resize(turned(image), options);
    const twice = turned(resize(image, options));
    // A pixel halfway between two levels may fall either way.
    assert(once.data.every((v, i) => Math.abs(v - twice.data[i]!) <= 1));
  }));
});

Deno.test("resize() takes huge ratios, down and up", () => {
  for (const filter of FILTERS) {
    const row = noise(100_000, 1);
    const pixel = resize(row, { width: 1, height: 1, filter });
    const long = resize(pixel, { width: 1, height: 100_000, filter });
    assertEquals(long.data.slice(-3), pixel.data);
  }
  // Each input weighs 42/2²², a tenth of a percent too much.
  const row = createImage(100_000, 1, new Uint8Array(300_000).fill(200));
  const mean = resize(row, { width: 1, height: 1, filter: "box" });
  assertEquals(mean.data, Uint8Array.of(200, 200, 200));
});

Deno.test("every filter gives a picture of its own", () => {
  const image = noise(20, 13);
  for (const [width, height] of [[7, 5], [40, 30]] as const) {
    const all = FILTERS.map((filter) =>
      resize(image, { width, height, filter }).data.join()
    );
    assertEquals(new Set(all).size, FILTERS.length);
  }
});

Deno.test("resize() leaves the picture as it is, clamped bytes or not", () => {
  const image = noise(9, 6);
  const clamped = new Uint8ClampedArray(image.data);
  const options = { width: 4, height: 5, filter: "lanczos" } as const;
  const expected = resize(image, options);
  assertEquals(resize(createImage(9, 6, clamped), options), expected);
  assertEquals(image, noise(9, 6));
});

Deno.test("resize() names what it cannot use", () => {
  const image = noise(2, 2);
  const good = { width: 1, height: 1, filter: "box" } as const;
  const wrong: [Partial<Record<string, unknown>>, string][] = [
    [
      { width: 0 },
      "Cannot resize image: width must be a positive integer, got 0",
    ],
    [
      { height: 1.5 },
      "Cannot resize image: height must be a positive integer, got 1.5",
    ],
    [
      { filter: "cubic" },
      'Cannot resize image: filter must be one of "lanczos", "bicubic", "bilinear", "box", "opencv-linear", "opencv-cubic", got "cubic"',
    ],
    [
      { filter: undefined },
      'Cannot resize image: filter must be one of "lanczos", "bicubic", "bilinear", "box", "opencv-linear", "opencv-cubic", got undefined',
    ],
  ];
  for (const [change, message] of wrong) {
    const options = { ...good, ...change };
    const error = assertThrows(() => resize(image, options), RangeError);
    assertEquals(error.message, message);
  }
});

function repeatAcross(column: Image, width: number): Image {
  const data = new Uint8Array(3 * width * column.height);
  for (let i = 0; i < width * column.height; i++) {
    const y = Math.floor(i / width);
    data.set(column.data.subarray(3 * y, 3 * y + 3), 3 * i);
  }
  return createImage(width, column.height, data);
}

/** Turned by 180°. */
function turned({ width, height, data }: Image): Image {
  const result = createImage(width, height);
  const pixels = width * height;
  for (let i = 0; i < pixels; i++) {
    result.data.set(data.subarray(3 * i, 3 * i + 3), 3 * (pixels - 1 - i));
  }
  return result;
}
