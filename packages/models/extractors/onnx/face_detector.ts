import { checkImage, type Image } from "@revisage/core";
import { sha256 } from "../frozen/weights_digest.ts";
import {
  decodeBestFace,
  type DetectedFace,
  type FaceGrid,
} from "./decode_faces.ts";
import { type OnnxSession, openOnnx } from "./onnx_session.ts";

/** What {@linkcode FaceDetector} may be told: plain JSON. */
export interface FaceDetectorOptions {
  /** The least score of a face, from 0 to 1; 0.6 if left out. */
  readonly leastScore?: number;
}

/** Sides of the cells of YuNet's three grids. */
const STRIDES = [8, 16, 32] as const;
const PARTS = ["cls", "obj", "bbox", "kps"] as const;
const OUTPUTS = STRIDES.flatMap((stride) =>
  PARTS.map((part) => `${part}_${stride}`)
);

/**
 * Finds a face and its five points: YuNet, a
 * `face_detection_yunet_….onnx` of OpenCV's zoo.
 *
 * The network sees an image as it is. It was made for faces of 10 to 300
 * pixels: a larger image of one face is best made smaller first.
 *
 * It runs in `onnxruntime-node` as `OnnxExtractor` does.
 *
 * @example Where the eyes are
 * ```ts ignore
 * import { FaceDetector } from "@revisage/models";
 *
 * await using detector = await FaceDetector.load("yunet.onnx");
 * const face = await detector.detect(image);
 * if (face !== null) console.log(face.points.slice(0, 2));
 * ```
 */
export class FaceDetector implements AsyncDisposable {
  private constructor(
    /** SHA-256 of the file. */
    readonly digest: string,
    /** The least score of a face. */
    readonly leastScore: number,
    private readonly session: OnnxSession,
  ) {}

  /**
   * Opens the network.
   *
   * @param file A path, or what the file holds.
   * @throws {RangeError} If the score is out of range, or the network has not
   * YuNet's outputs.
   * @throws {Error} If the file holds no network.
   */
  static async load(
    file: string | Uint8Array<ArrayBuffer>,
    options: FaceDetectorOptions = {},
  ): Promise<FaceDetector> {
    const { leastScore = 0.6 } = options;
    if (!(leastScore >= 0 && leastScore <= 1)) {
      throw new RangeError(
        `Cannot detect faces: leastScore must be from 0 to 1, got ${leastScore}`,
      );
    }
    const bytes = typeof file === "string" ? await Deno.readFile(file) : file;
    const path = typeof file === "string" ? file : "the face detector";
    const digest = await sha256(bytes);
    return new FaceDetector(
      digest,
      leastScore,
      await openOnnx(bytes, path, OUTPUTS),
    );
  }

  /**
   * The face that the network is surest of.
   *
   * @returns null if none has the least score.
   * @throws {TypeError | RangeError} If it is no image.
   */
  async detect(image: Image): Promise<DetectedFace | null> {
    checkImage(image);
    const { data, width, height } = padded(image);
    const outputs = await this.session.run(data, [1, 3, height, width]);
    const grids = STRIDES.map((stride, i): FaceGrid => {
      const [cls, obj, bbox, kps] = outputs.slice(PARTS.length * i);
      return {
        stride,
        columns: width / stride,
        cls: cls!,
        obj: obj!,
        bbox: bbox!,
        kps: kps!,
      };
    });
    const face = decodeBestFace(grids);
    return face !== null && face.score >= this.leastScore ? face : null;
  }

  /** Frees the network. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.session[Symbol.asyncDispose]();
  }
}

/** BGR from 0 to 255, `[3, H, W]`; black up to whole cells, right and below. */
function padded(image: Image) {
  const whole = (side: number) => Math.ceil(side / 32) * 32;
  const width = whole(image.width), height = whole(image.height);
  const data = new Float32Array(3 * height * width);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const from = 3 * (y * image.width + x), to = y * width + x;
      for (let color = 0; color < 3; color++) {
        data[(2 - color) * height * width + to] = image.data[from + color]!;
      }
    }
  }
  return { data, width, height };
}
