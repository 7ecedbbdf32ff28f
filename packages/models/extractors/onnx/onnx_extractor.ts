import {
  checkImage,
  createImage,
  type FeatureExtractor,
  type Features,
  type Image,
} from "@revisage/core";
import { sha256 } from "../frozen/weights_digest.ts";
import {
  type OnnxPreprocessing,
  parsePreprocessing,
  preprocess,
} from "./onnx_preprocessing.ts";
import { type OnnxSession, openOnnx } from "./onnx_session.ts";

/** What {@linkcode OnnxExtractor} must know beside the file: plain JSON. */
export interface OnnxExtractorConfig {
  /** What reports call the extractor, such as `"sface"`. */
  readonly name: string;
  /** What is done to images; the rest is that of `DEFAULT_PREPROCESSING`. */
  readonly preprocessing?: Partial<OnnxPreprocessing>;
  /** The output to take; the network's first, if not given. */
  readonly output?: string;
  /**
   * Divides each row of features by its length, as FaceNet does itself. For
   * networks that were trained to compare by angle: the length of their
   * features tells how sharp a face is, not whose. `false`, if not given.
   */
  readonly normalize?: boolean;
}

/** Images at once, in a network that takes several. */
const BATCH = 16;

/**
 * Any network in an `.onnx` file, as an extractor of features.
 *
 * It runs in `onnxruntime-node`, which is loaded by the first one that is
 * opened and needs `--allow-ffi`. TensorFlow.js has no part in it.
 *
 * @example A network of somebody's own
 * ```ts ignore
 * import { OnnxExtractor } from "@revisage/models";
 *
 * await using extractor = await OnnxExtractor.load("network.onnx", {
 *   name: "network",
 *   preprocessing: { size: 224, channels: "bgr", range: [0, 1] },
 * });
 * const features = await extractor.extract(images);
 * ```
 */
export class OnnxExtractor implements FeatureExtractor, AsyncDisposable {
  readonly name: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly dimensions: number;
  /** What is done to images. */
  readonly preprocessing: OnnxPreprocessing;
  /** Whether each row of features has length 1. */
  readonly normalize: boolean;
  readonly #session: OnnxSession;

  private constructor(
    facts: Pick<FeatureExtractor, "name" | "digest" | "dimensions">,
    preprocessing: OnnxPreprocessing,
    normalize: boolean,
    session: OnnxSession,
  ) {
    this.name = facts.name;
    this.digest = facts.digest;
    this.dimensions = facts.dimensions;
    this.preprocessing = preprocessing;
    this.normalize = normalize;
    this.#session = session;
  }

  /**
   * Opens a network, and runs it once on a black image to see what it gives.
   *
   * @param file A path, or what the file holds.
   * @param config Its name and preprocessing, perhaps `SFACE`.
   * @throws {ConfigError} If the preprocessing is wrong.
   * @throws {Error} If the file holds no network, or one that does not take
   * what the preprocessing gives.
   */
  static async load(
    file: string | Uint8Array<ArrayBuffer>,
    config: OnnxExtractorConfig,
  ): Promise<OnnxExtractor> {
    const preprocessing = parsePreprocessing(config.preprocessing ?? {});
    const bytes = typeof file === "string" ? await Deno.readFile(file) : file;
    const path = typeof file === "string" ? file : config.name;
    const { output, normalize = false } = config;
    const outputs = output === undefined ? undefined : [output];
    const session = await openOnnx(bytes, path, outputs);
    try {
      const black = await run(session, preprocessing, [createImage(1, 1)]);
      const facts = {
        name: config.name,
        digest: await sha256(bytes),
        dimensions: black.length,
      };
      return new OnnxExtractor(facts, preprocessing, normalize, session);
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
  }

  get inputSize(): number {
    return this.preprocessing.size;
  }

  async extract(images: readonly Image[]): Promise<Features> {
    images.forEach((image, i) => checkImage(image, `image ${i}`));
    const { dimensions } = this;
    const data = new Float32Array(images.length * dimensions);
    const batch = this.#session.takesBatches ? BATCH : 1;
    for (let i = 0; i < images.length; i += batch) {
      const some = images.slice(i, i + batch);
      const rows = await run(this.#session, this.preprocessing, some);
      if (rows.length !== some.length * dimensions) {
        throw new RangeError(
          `Cannot use ${this.name}: the network must give ${dimensions} ` +
            `numbers an image, got ${rows.length} for ${some.length}`,
        );
      }
      data.set(rows, i * dimensions);
    }
    if (this.normalize) normalizeRows(data, dimensions);
    return { data, count: images.length, dimensions };
  }

  /** Frees the network. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

/** Divides each row by its length, in place; a row of zeros is left alone. */
function normalizeRows(data: Float32Array, dimensions: number): void {
  for (let start = 0; start < data.length; start += dimensions) {
    const row = data.subarray(start, start + dimensions);
    const length = Math.hypot(...row);
    if (length > 0) row.forEach((x, i) => row[i] = x / length);
  }
}

/** Runs a network on images that go in at once. */
async function run(
  session: OnnxSession,
  preprocessing: OnnxPreprocessing,
  images: readonly Image[],
): Promise<Float32Array> {
  const { size, layout } = preprocessing;
  const data = new Float32Array(images.length * 3 * size * size);
  images.forEach((image, i) =>
    data.set(preprocess(image, preprocessing), i * 3 * size * size)
  );
  const [one, two, three] = layout === "nchw"
    ? [3, size, size]
    : [size, size, 3];
  const shape = [images.length, one!, two!, three!];
  const [rows] = await session.run(data, shape);
  return rows!;
}
