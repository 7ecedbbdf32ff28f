import {
  fetchWeights,
  findWeights,
  type WeightName,
  WEIGHTS,
  type WeightsProgress,
} from "@revisage/models/weights";
import { keysFrom } from "./measures.ts";
import type { MeasureKey } from "./report.ts";
import {
  type EvaluateSettings,
  type FaceNetwork,
  type LpipsName,
  wrong,
} from "./settings.ts";

/** A network, and where its weights are. */
export interface ChosenNetwork<Name extends string> {
  readonly name: Name;
  readonly path: string;
}

/** The networks that take part. */
export interface ChosenNetworks {
  readonly lpips: ChosenNetwork<LpipsName> | null;
  readonly faces: ChosenNetwork<FaceNetwork> | null;
  readonly inception: ChosenNetwork<"inception-fid"> | null;
}

/** Of the settings, what decides on networks. */
export type NetworkSettings = Pick<
  EvaluateSettings,
  "faces" | "inception" | "lpips" | "features" | "metrics"
>;

/** How weights are found. */
export interface ChooseOptions {
  /** Says what is measured with what, and what is not. */
  readonly tell: (line: string) => void;
  /** The cache folder; that of the system if left out. */
  readonly cache?: string;
}

/**
 * Decides which networks take part: those that are named or needed for a
 * measure that is, whose weights are fetched; else those at hand.
 *
 * @throws {UsageError} If a file is missing, or a network has no known weights.
 * @throws {WeightsError} If weights that are needed cannot be had.
 */
export async function chooseNetworks(
  settings: NetworkSettings,
  options: ChooseOptions,
): Promise<ChosenNetworks> {
  const { metrics, features } = settings;
  const asks = (keys: readonly MeasureKey[]) =>
    metrics !== null && keys.some((key) => metrics.includes(key));
  const lpips = metrics !== null && !metrics.includes("lpips")
    ? null
    : await pick(
      settings.lpips,
      { name: "alex", weights: "lpips-alex", isNeeded: asks(["lpips"]) },
      { ...options, measures: "LPIPS", flag: "--lpips" },
    );
  if (features !== null) {
    options.tell(`Identity, iPrecision, FID and the like: with ${features}.`);
    return { lpips, faces: null, inception: null };
  }
  const people = asks(keysFrom("people")), sets = asks(keysFrom("sets"));
  const isPixels = metrics !== null && !people && !sets;
  const inception = isPixels || (metrics !== null && !sets) ? null : await pick(
    settings.inception,
    {
      name: "inception-fid",
      weights: "inception-fid",
      isNeeded: sets && !people && settings.faces === null,
    },
    { ...options, measures: "FID by Inception", flag: "--extractor" },
  );
  const isSpare = metrics !== null && !people && inception !== null;
  const faces = isPixels || isSpare ? null : await pick<FaceNetwork>(
    settings.faces,
    { name: "sface", weights: "sface", isNeeded: people },
    {
      ...options,
      measures: "Identity, iPrecision and the like",
      flag: "--extractor",
    },
  );
  return { lpips, faces, inception };
}

/** The network to take if none is named. */
interface Usual<Name extends string> {
  readonly name: Name;
  readonly weights: WeightName;
  /** Whether a measure was asked for that goes by it. */
  readonly isNeeded: boolean;
}

interface PickOptions extends ChooseOptions {
  /** What is measured with it. */
  readonly measures: string;
  /** The flag that names it. */
  readonly flag: string;
}

async function pick<Name extends string>(
  named: { readonly name: Name; readonly file: string | null } | null,
  usual: Usual<Name>,
  options: PickOptions,
): Promise<ChosenNetwork<Name> | null> {
  const { tell, measures, flag, cache } = options;
  const name = named?.name ?? usual.name;
  if (named !== null && named.file !== null) {
    await checkFile(flag, named.file);
    tell(
      `${measures}: with ${named.file}${name === "onnx" ? "" : ` as ${name}`}.`,
    );
    return { name, path: named.file };
  }
  const weights = weightsOf(name);
  if (weights === undefined) {
    throw lacksFile(flag, name, "nobody publishes one that can be checked");
  }
  const found = await findWeights(
    weights,
    cache === undefined ? {} : { cache },
  );
  if (found !== undefined) {
    tell(`${measures}: with ${weights}.`);
    return { name, path: found };
  }
  const size = sizeOf(weights);
  if (named === null && !usual.isNeeded) {
    tell(
      `${measures}: not measured, ${weights} is not at hand; ${flag} ${name} ` +
        `fetches it (${size}).`,
    );
    return null;
  }
  const { license } = WEIGHTS[weights];
  if (weights === "arcface") throw lacksFile(flag, name, `it is ${license}`);
  tell(`${measures}: fetching ${weights} (${size}; license: ${license}).`);
  return {
    name,
    path: await fetchWeights(weights, { cache, onProgress: teller(tell) }),
  };
}

/** A network that is not fetched. */
function lacksFile(flag: string, name: string, why: string): Error {
  return wrong(
    `${flag} ${name} must come with a file, as ${name}=FILE: ${why}`,
  );
}

/** Its name among published weights, if they are published. */
function weightsOf(name: string): WeightName | undefined {
  const names = Object.keys(WEIGHTS) as WeightName[];
  return names.find((known) => known === name || known === `lpips-${name}`);
}

function sizeOf(weights: WeightName): string {
  const bytes = WEIGHTS[weights].sources.reduce(
    (sum, { bytes }) => sum + bytes,
    0,
  );
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/** Tells each tenth of a download. */
function teller(tell: (line: string) => void) {
  let told = 0;
  return ({ stage, file, received, total }: WeightsProgress) => {
    const tenths = stage === "download" ? Math.floor(10 * received / total) : 0;
    if (tenths === told) return;
    told = tenths;
    if (tenths > 0) tell(`  ${file}: ${10 * tenths} %`);
  };
}

async function checkFile(flag: string, path: string): Promise<void> {
  try {
    if ((await Deno.stat(path)).isFile) return;
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) throw cause;
  }
  throw wrong(`${flag} must name a file, found none at ${path}`);
}
