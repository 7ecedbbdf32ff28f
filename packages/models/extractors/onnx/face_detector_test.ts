import { createImage } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import { sha256 } from "../frozen/weights_digest.ts";
import { bytes } from "../testing/fixture.ts";
import { FaceDetector } from "./face_detector.ts";

/** Takes the redness of a cell of 32 pixels for its score. */
const RED = readRed();

/** See tests/fixtures/make_face_detector.py. */
function readRed(): Uint8Array<ArrayBuffer> {
  const path = "../../../../tests/fixtures/face_detector.json";
  const text = Deno.readTextFileSync(new URL(path, import.meta.url));
  return Uint8Array.fromBase64(JSON.parse(text).network);
}

/** Black, but for a red and green square. */
function square(
  [width, height]: readonly [number, number],
  [left, top, side]: readonly [number, number, number],
  [red, green]: readonly [number, number],
) {
  const data = new Uint8Array(3 * width * height);
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      data.set([red, green], 3 * (y * width + x));
    }
  }
  return createImage(width, height, data);
}

Deno.test("FaceDetector sees colors and cells where they are", async () => {
  await using detector = await FaceDetector.load(RED);
  const image = square([96, 64], [64, 32, 32], [204, 51]);
  const { score, box, points } = (await detector.detect(image))!;
  assertAlmostEquals(score, 0.8, 1e-6);
  const side = 32 * Math.exp(0.5);
  assertAlmostEquals(box.width, side, 1e-4);
  assertAlmostEquals(box.x, 64 + 32 - side / 2, 1e-4);
  assertAlmostEquals(box.y, 32 + 32 - side / 2, 1e-4);
  // FFHQ's left eye at 1/8 of its place, moved by the cell and 0.2 cells.
  assertAlmostEquals(points[0][0], 192.98138 / 8 + 64 + 6.4, 1e-4);
  assertAlmostEquals(points[0][1], 239.94708 / 8 + 32, 1e-4);
  assertAlmostEquals(points[4][0], 313.08905 / 8 + 64 + 6.4, 1e-4);
  assertEquals(await detector.detect(image), { score, box, points });
});

Deno.test("FaceDetector pads to whole cells with black, right and below", async () => {
  await using detector = await FaceDetector.load(RED, { leastScore: 0.1 });
  const image = square([40, 48], [32, 32, 8], [255, 0]);
  const { score, points } = (await detector.detect(image))!;
  // In cells of 8 all is red, whose score is half.
  assertAlmostEquals(score, 0.5, 1e-6);
  assertAlmostEquals(points[0][0], 192.98138 / 32 + 32, 1e-4);
});

Deno.test("FaceDetector finds no face below the least score", async () => {
  const image = square([64, 64], [0, 0, 32], [153, 0]); // 0.6
  const found = async (leastScore?: number) => {
    const options = leastScore === undefined ? {} : { leastScore };
    await using detector = await FaceDetector.load(RED, options);
    return await detector.detect(image) !== null;
  };
  assertEquals([await found(0.59), await found(0.61)], [true, false]);
  await using detector = await FaceDetector.load(RED);
  assertEquals(detector.leastScore, 0.6);
  assertEquals(detector.digest, await sha256(RED));
  assertEquals(await detector.detect(createImage(1, 1)), null);
});

Deno.test("FaceDetector says what it cannot use", async () => {
  const score = await assertRejects(
    () => FaceDetector.load(RED, { leastScore: 60 }),
    RangeError,
  );
  assertEquals(
    score.message,
    "Cannot detect faces: leastScore must be from 0 to 1, got 60",
  );
  const network = await assertRejects(
    () => FaceDetector.load(bytes("onnx.batch")),
    RangeError,
  );
  assertEquals(
    network.message,
    "Cannot use the face detector: output must be one of embedding, mean, got cls_8",
  );
  await using detector = await FaceDetector.load(RED);
  await assertRejects(
    () => detector.detect({ ...createImage(2, 2), width: 3 }),
    RangeError,
  );
});
