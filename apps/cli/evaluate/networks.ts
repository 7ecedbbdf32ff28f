import {
  type FeatureExtractor,
  field,
  type Image,
  parseConfig,
} from "@revisage/core";
import type { PerceptualDistance } from "@revisage/metrics";
import {
  ARCFACE,
  DEFAULT_PREPROCESSING,
  FaceDetector,
  FACENET,
  fromLevels,
  InceptionFid,
  inceptionFidExtractor,
  levelsOf,
  LpipsNet,
  OnnxExtractor,
  type OnnxExtractorConfig,
  parsePreprocessing,
  SFACE,
} from "@revisage/models";
import { useBackend } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import { basename } from "node:path";
import { kindOf } from "../frame/kind_of.ts";
import type { ChosenNetworks } from "./choose_networks.ts";
import type { ChosenNetwork } from "./find_network.ts";
import { sha256 } from "./digest_files.ts";
import { findingPoints } from "./find_points.ts";
import type { FaceNetwork, LpipsName } from "./settings.ts";

/** A network that gives features, and all that they depend on. */
export interface OpenExtractor {
  readonly extractor: FeatureExtractor;
  /** Names the weights and what is done to pictures; of no special form. */
  readonly protocol: string;
}

/** Networks that are ready. */
export interface OpenNetworks extends AsyncDisposable {
  readonly lpips: PerceptualDistance | null;
  readonly faces: OpenExtractor | null;
  readonly inception: OpenExtractor | null;
  /** Gives the rows that `pointsOf()` reads. */
  readonly points: OpenExtractor | null;
}

/**
 * Loads the networks that take part.
 *
 * @param tell Told which engine is used, where that matters.
 * @throws {Error} If a file holds no such network; the message names it.
 */
export async function openNetworks(
  chosen: ChosenNetworks,
  tell: (line: string) => void,
): Promise<OpenNetworks> {
  await using stack = new AsyncDisposableStack();
  if (chosen.lpips !== null || chosen.inception !== null) {
    const inUse = await useBackend();
    if (inUse.backend === "webgpu") tell(`Using WebGPU. ${inUse.reason}`);
  }
  const lpips = chosen.lpips && await openLpips(chosen.lpips, stack);
  const inception = chosen.inception &&
    await openInception(chosen.inception.path, stack);
  const faces = chosen.faces && await openFaces(chosen.faces, stack);
  const points = chosen.detector === null
    ? null
    : await openPoints(chosen.detector, stack);
  const open = stack.move();
  return {
    lpips,
    faces,
    inception,
    points,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

async function openLpips(
  { name, path }: ChosenNetwork<LpipsName>,
  stack: AsyncDisposableStack,
): Promise<PerceptualDistance> {
  const digest = await sha256(await Deno.readFile(path));
  const network = named(path, () => LpipsNet.load(name, path));
  return lpipsDistance(stack.use(network), digest);
}

/** LPIPS, one pair at a time. */
export function lpipsDistance(
  network: LpipsNet,
  digest: string,
): PerceptualDistance {
  return {
    name: `lpips-${network.trunk}`,
    digest,
    compare: async (pairs) => {
      const distances = new Float64Array(pairs.length);
      for (const [i, { restored, reference }] of pairs.entries()) {
        const total = tf.tidy(() =>
          network.compare(tensorOf(restored), tensorOf(reference)).total
        );
        distances.set(await total.data(), i);
        total.dispose();
      }
      return distances;
    },
  };
}

/** In [−1, 1], `[1, H, W, 3]`. */
const tensorOf = (image: Image) => fromLevels(levelsOf([image]));

async function openInception(
  path: string,
  stack: AsyncDisposableStack,
): Promise<OpenExtractor> {
  const network = stack.use(named(path, () => InceptionFid.load(path)));
  const extractor = await inceptionFidExtractor(network);
  return { extractor, protocol: `${extractor.name} ${extractor.digest}` };
}

const ENTRIES = { sface: SFACE, arcface: ARCFACE, facenet: FACENET } as const;

async function openFaces(
  { name, path }: ChosenNetwork<FaceNetwork>,
  stack: AsyncDisposableStack,
): Promise<OpenExtractor> {
  const config = name === "onnx" ? await readConfig(path) : ENTRIES[name];
  const extractor = stack.use(await OnnxExtractor.load(path, config));
  const { digest, preprocessing, normalize } = extractor;
  const done = JSON.stringify({ ...preprocessing, normalize });
  return { extractor, protocol: `${digest} ${done}` };
}

async function openPoints(
  path: string,
  stack: AsyncDisposableStack,
): Promise<OpenExtractor> {
  const detector = stack.use(await FaceDetector.load(path));
  const extractor = findingPoints(detector);
  const { digest, leastScore } = detector;
  const protocol = `points 1 ${digest} ${leastScore} ${extractor.inputSize}`;
  return { extractor, protocol };
}

/** What a network wants, from `network.json` beside `network.onnx`. */
async function readConfig(path: string): Promise<OnnxExtractorConfig> {
  const name = basename(path).replace(/\.onnx$/i, "");
  const beside = path.replace(/\.onnx$/i, ".json");
  if (await kindOf(beside) === "nothing") {
    return { name, preprocessing: DEFAULT_PREPROCESSING };
  }
  let value: unknown;
  try {
    value = JSON.parse(await Deno.readTextFile(beside));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot read ${beside}: it must be JSON: ${why}`, {
      cause,
    });
  }
  return { name, ...parseNetwork(value, beside) };
}

/** A preprocessing's fields and, among them, `normalize`. */
function parseNetwork(value: unknown, path: string) {
  if (typeof value !== "object" || value === null) {
    return { preprocessing: parsePreprocessing(value, undefined, path) };
  }
  const { normalize, ...preprocessing } = value as { normalize?: unknown };
  const schema = { normalize: field.boolean() };
  const given = normalize === undefined ? {} : { normalize };
  return {
    preprocessing: parsePreprocessing(preprocessing, undefined, path),
    ...parseConfig(given, schema, { normalize: false }, path),
  };
}

/** What is wrong with weights is told with their file. */
function named<T>(path: string, load: () => T): T {
  try {
    return load();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot use ${path}: ${why}`, { cause });
  }
}
