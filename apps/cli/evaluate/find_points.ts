import type { FeatureExtractor, Features, Image } from "@revisage/core";
import { resize } from "@revisage/image";
import type { Point } from "@revisage/metrics";
import type { FaceDetector } from "@revisage/models";

/** Longest side that is looked at: of FFHQ's faces, YuNet knows these. */
const MOST = 512;
/** Score, width, height, and five points. */
const DIMENSIONS = 13;

/** Five points of a face, and the picture that they are in. */
export interface PicturePoints {
  readonly width: number;
  readonly height: number;
  /** In pixels. */
  readonly points: readonly Point[];
}

/**
 * A detector as an extractor, so that what it finds is kept as features are.
 * {@linkcode pointsOf} reads its rows.
 */
export function findingPoints(
  detector: Pick<FaceDetector, "detect" | "digest">,
): FeatureExtractor {
  return {
    name: "yunet",
    digest: detector.digest,
    dimensions: DIMENSIONS,
    inputSize: MOST,
    async extract(images): Promise<Features> {
      const data = new Float32Array(images.length * DIMENSIONS);
      for (const [i, image] of images.entries()) {
        data.set(await findPoints(image, detector), i * DIMENSIONS);
      }
      return { data, count: images.length, dimensions: DIMENSIONS };
    },
  };
}

/** What a row says; null where no face was found. */
export function pointsOf(row: ArrayLike<number>): PicturePoints | null {
  const [score, width, height, ...flat] = Array.from(row);
  if (score === 0) return null;
  const points = Array.from(
    { length: flat.length / 2 },
    (_, i): Point => [flat[2 * i]!, flat[2 * i + 1]!],
  );
  return { width: width!, height: height!, points };
}

async function findPoints(
  image: Image,
  detector: Pick<FaceDetector, "detect">,
): Promise<number[]> {
  const { width, height } = image;
  const shrunk = shrink(image);
  const face = await detector.detect(shrunk);
  if (face === null) return new Array<number>(DIMENSIONS).fill(0);
  const [right, down] = [width / shrunk.width, height / shrunk.height];
  const points = face.points.flatMap(([x, y]) => [x * right, y * down]);
  return [face.score, width, height, ...points];
}

function shrink(image: Image): Image {
  const { width, height } = image;
  const scale = MOST / Math.max(width, height);
  if (scale >= 1) return image;
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const size = { width: side(width), height: side(height) };
  return resize(image, { ...size, filter: "box" });
}
