import { ConfigError, createImage } from "@revisage/core";
import { assertEquals, assertThrows } from "@std/assert";
import { assertNear } from "../testing/fixture.ts";
import { hashedBytes } from "../testing/hashed_weights.ts";
import {
  DEFAULT_PREPROCESSING,
  parsePreprocessing,
  preprocess,
} from "./onnx_preprocessing.ts";

const FACE = createImage(29, 23, hashedBytes("face", 29 * 23 * 3));
const CROP = { x: [0.1265, 0.8754], y: [0.25, 0.8684] } as const;

Deno.test("preprocess() gives NumPy's numbers: RGB, color by color", () => {
  const preprocessing = parsePreprocessing({ size: 7, crop: CROP });
  assertNear(preprocess(FACE, preprocessing), "preprocess.rgb-nchw");
});

Deno.test("preprocess() gives NumPy's numbers: BGR, pixel by pixel, normalized", () => {
  const preprocessing = parsePreprocessing({
    size: 7,
    crop: CROP,
    channels: "bgr",
    range: [-1, 1],
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
    layout: "nhwc",
  });
  assertNear(preprocess(FACE, preprocessing), "preprocess.bgr-nhwc");
});

Deno.test("preprocess() gives NumPy's numbers: enlarged", () => {
  const preprocessing = parsePreprocessing({ size: 40, crop: CROP });
  assertNear(preprocess(FACE, preprocessing), "preprocess.large");
});

for (const filter of ["bilinear-antialiased", "bicubic-antialiased"] as const) {
  Deno.test(`preprocess() gives Pillow's numbers: ${filter}`, () => {
    const preprocessing = parsePreprocessing({ size: 7, crop: CROP, filter });
    assertNear(preprocess(FACE, preprocessing), `preprocess.${filter}`);
  });
}

Deno.test("preprocess() by hand: one pixel", () => {
  const orange = createImage(1, 1, Uint8Array.of(255, 102, 0));
  const read = (value: object) =>
    [
      ...preprocess(orange, parsePreprocessing({ size: 1, ...value })),
    ].map((x) => +x.toFixed(6));
  assertEquals(read({}), [255, 102, 0]);
  assertEquals(read({ channels: "bgr" }), [0, 102, 255]);
  assertEquals(read({ range: [-1, 1] }), [1, -0.2, -1]);
  // Mean and deviation go by the channel, not by the color.
  assertEquals(
    read({ channels: "bgr", mean: [1, 2, 3], std: [1, 2, 4] }),
    [-1, 50, 63],
  );
});

Deno.test("parsePreprocessing() fills in what is missing, and refuses the rest", () => {
  assertEquals(parsePreprocessing({}), DEFAULT_PREPROCESSING);
  assertEquals(parsePreprocessing({ crop: { x: [0, 0.5] } }).crop, {
    x: [0, 0.5],
    y: [0, 1],
  });
  const base = parsePreprocessing({ size: 4, channels: "bgr" });
  assertEquals(parsePreprocessing({ size: 8 }, base), { ...base, size: 8 });
  const named = () => parsePreprocessing({ sise: 8 }, base, "mine.json");
  assertEquals(
    assertThrows(named, ConfigError).message,
    'Cannot read mine.json: unknown key "sise", did you mean "size"?',
  );
  const error = assertThrows(() =>
    parsePreprocessing({
      size: 0,
      crop: { x: [0.5, 0.5], y: [0, 2] },
      chanels: "bgr",
      mean: [1, 2],
      std: [1, 0, 1],
      layout: "hwc",
    })
  );
  assertEquals((error as Error).message.split("\n  ").slice(1), [
    'unknown key "chanels", did you mean "channels"?',
    "size must be an integer from 1 to 4096, got 0",
    "crop.x must be [start, end] with 0 <= start < end <= 1, got [0.5,0.5]",
    "crop.y must be [start, end] with 0 <= start < end <= 1, got [0,2]",
    "mean must be three numbers, got [1,2]",
    "std must be three numbers above 0, got [1,0,1]",
    'layout must be one of "nchw", "nhwc", got "hwc"',
  ]);
});
