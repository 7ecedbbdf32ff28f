import { checkFeatures, createImage } from "@revisage/core";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
} from "@std/assert";
import { assertNear, bytes } from "../testing/fixture.ts";
import { hashedBytes } from "../testing/hashed_weights.ts";
import { sha256 } from "../frozen/weights_digest.ts";
import { fileURLToPath } from "node:url";
import { withFolder } from "@tools/with-folder";
import { ARCFACE, FACENET, SFACE } from "./onnx_entries.ts";
import { OnnxExtractor } from "./onnx_extractor.ts";
import { parsePreprocessing, preprocess } from "./onnx_preprocessing.ts";

// More than an extractor runs at once.
const IMAGES = Array.from(
  { length: 20 },
  (_, i) => createImage(4, 4, hashedBytes(`tiny${i}`, 48)),
);

const TINY = { name: "tiny", preprocessing: { size: 4 } };

for (const network of ["batch", "single"]) {
  Deno.test(`OnnxExtractor gives what Python's ONNX Runtime gives, ${network}`, async () => {
    const file = bytes(`onnx.${network}`);
    await using extractor = await OnnxExtractor.load(file, TINY);
    assertEquals([extractor.name, extractor.inputSize, extractor.dimensions], [
      "tiny",
      4,
      5,
    ]);
    assertEquals(extractor.digest, await sha256(file));
    const features = await extractor.extract(IMAGES);
    checkFeatures(features);
    assertEquals(features.count, 20);
    assertNear(features.data, "onnx.embedding");
  });
}

Deno.test("OnnxExtractor takes the output that it is told to", async () => {
  const config = { ...TINY, output: "mean" };
  await using extractor = await OnnxExtractor.load(bytes("onnx.batch"), config);
  const { data, dimensions } = await extractor.extract(IMAGES);
  assertEquals(dimensions, 3);
  assertNear(data, "onnx.mean");
});

Deno.test("OnnxExtractor divides features by their length if it is told to", async () => {
  const file = bytes("onnx.batch");
  await using plain = await OnnxExtractor.load(file, TINY);
  await using scaled = await OnnxExtractor.load(file, {
    ...TINY,
    normalize: true,
  });
  const { data: raw, dimensions } = await plain.extract(IMAGES);
  const { data } = await scaled.extract(IMAGES);
  for (let i = 0; i < raw.length; i += dimensions) {
    const row = [...raw.slice(i, i + dimensions)];
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    row.forEach((x, j) => assertAlmostEquals(data[i + j]!, x / length, 1e-6));
  }
});

Deno.test("OnnxExtractor gives no rows for no images, and repeats itself", async () => {
  await using extractor = await OnnxExtractor.load(bytes("onnx.batch"), TINY);
  assertEquals((await extractor.extract([])).count, 0);
  const [first, second] = await Promise.all([
    extractor.extract(IMAGES),
    extractor.extract(IMAGES),
  ]);
  assertEquals(first, second);
});

Deno.test("OnnxExtractor says which image it cannot use", async () => {
  await using extractor = await OnnxExtractor.load(bytes("onnx.batch"), TINY);
  const broken = { ...IMAGES[0]!, width: 3 };
  const error = await assertRejects(
    () => extractor.extract([IMAGES[0]!, broken]),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot use image 1: data must hold 36 bytes (3×4 RGB), got 48",
  );
});

Deno.test("OnnxExtractor reads a file by its path", () =>
  withFolder(async (folder) => {
    const path = `${folder}/tiny.onnx`;
    await Deno.writeFile(path, bytes("onnx.single"));
    await using extractor = await OnnxExtractor.load(path, TINY);
    assertEquals(extractor.dimensions, 5);
  }));

Deno.test("OnnxExtractor says what it cannot use", async () => {
  const load = (network: string, config = {}) =>
    OnnxExtractor.load(bytes(`onnx.${network}`), { ...TINY, ...config });
  const wrong: [() => Promise<unknown>, string][] = [
    [
      () => load("two-inputs"),
      "Cannot use tiny: it must have one input, got 2",
    ],
    [
      () => load("four"),
      "Cannot use tiny: its input must take 1 image or any number, got 4",
    ],
    [
      () => load("batch", { output: "embeding" }),
      "Cannot use tiny: output must be one of embedding, mean, got embeding",
    ],
    [
      () => load("integers"),
      "Cannot use tiny: output embedding must be float32, got int32",
    ],
    [
      () => load("batch", { preprocessing: { size: 0 } }),
      "Cannot read preprocessing: size must be an integer from 1 to 4096, got 0",
    ],
  ];
  for (const [run, message] of wrong) {
    assertEquals((await assertRejects(run, Error)).message, message);
  }
});

Deno.test("OnnxExtractor passes on what ONNX Runtime says", async () => {
  const size = await assertRejects(
    () => OnnxExtractor.load(bytes("onnx.batch"), { name: "tiny" }),
    Error,
    "Cannot run tiny: ",
  );
  assert(size.message.includes("112"), size.message);
  assert(size.cause instanceof Error);
  await assertRejects(
    () => OnnxExtractor.load(new Uint8Array(9), TINY),
    Error,
    "Cannot run tiny: ",
  );
});

Deno.test("the ready entries do to images and features what their networks were trained with", () => {
  const ends = [SFACE, ARCFACE, FACENET].map((entry) => {
    const { name, preprocessing, normalize } = entry;
    const parsed = parsePreprocessing(preprocessing);
    const [black, white] = [0, 255].map((level) =>
      preprocess(
        createImage(1, 1, new Uint8Array(3).fill(level)),
        parsed,
      )[0]
    );
    return [name, parsed.size, black, white, normalize];
  });
  assertEquals(ends, [
    ["sface", 112, 0, 255, true],
    ["arcface", 112, -1, 1, true],
    ["facenet", 160, -0.99609375, 0.99609375, true],
  ]);
});

const YUNET = fileURLToPath(
  new URL(
    "../../../../../shared/weights/face_detection_yunet_2026may.onnx",
    import.meta.url,
  ),
);
const isThere = await Deno.stat(YUNET).then(() => true, () => false);

Deno.test({
  name: "OnnxExtractor runs a published network as Python does: YuNet" +
    (isThere ? "" : " (skipped: no ../shared/weights)"),
  ignore: !isThere,
  async fn() {
    await using extractor = await OnnxExtractor.load(YUNET, {
      name: "yunet",
      preprocessing: { size: 64, channels: "bgr" },
      output: "kps_16",
    });
    const noise = createImage(64, 64, hashedBytes("yunet", 64 * 64 * 3));
    const { data } = await extractor.extract([noise]);
    assertNear(data, "onnx.yunet");
  },
});
