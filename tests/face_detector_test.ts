import { createImage, type Image } from "@revisage/core";
import { decode } from "@revisage/image";
import { FaceDetector } from "@revisage/models";
import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import fixture from "./fixtures/face_detector.json" with { type: "json" };

const SHARED = fileURLToPath(new URL("../../shared", import.meta.url));
const YUNET = `${SHARED}/weights/face_detection_yunet_2026may.onnx`;
const isThere = await Deno.stat(YUNET).then(() => true, () => false);

Deno.test({
  name: "FaceDetector finds with YuNet what OpenCV does" +
    (isThere ? "" : " (skipped: no ../shared/weights)"),
  ignore: !isThere,
  async fn() {
    await using detector = await FaceDetector.load(YUNET);
    for (const { name, size, row } of fixture.opencv) {
      const file = await Deno.readFile(`${SHARED}/data/${name}`);
      const face = await detector.detect(corner(decode(file, { name }), size));
      const { box, points, score } = face ?? {};
      const found = face && [
        ...Object.values(box!),
        ...points!.flat(),
        score!,
      ];
      if (row === null || found === null) {
        assertEquals(found, row);
        continue;
      }
      const gaps = found.map((value, i) => Math.abs(value - row[i]!));
      const gap = Math.max(...gaps.slice(0, -1));
      assert(gap < 0.01, `${name}: ${gap} pixels`);
      assert(gaps.at(-1)! < 1e-4, `${name}: score ${score}`);
    }
  },
});

/** The upper left part of an image. */
function corner(image: Image, [width, height]: readonly number[]): Image {
  const rows = Array.from({ length: height! }, (_, y) => {
    const start = 3 * y * image.width;
    return image.data.subarray(start, start + 3 * width!);
  });
  const data = new Uint8Array(rows.flatMap((row) => [...row]));
  return createImage(width!, height!, data);
}
