import { checkFile, type ChosenNetwork, findNetwork } from "./find_network.ts";
import { keysFrom, type MeasureSource } from "./measures.ts";
import type { EvaluateSettings, FaceNetwork, LpipsName } from "./settings.ts";

/** The networks that take part. */
export interface ChosenNetworks {
  readonly lpips: ChosenNetwork<LpipsName> | null;
  readonly faces: ChosenNetwork<FaceNetwork> | null;
  readonly inception: ChosenNetwork<"inception-fid"> | null;
  /** The path of what finds faces. */
  readonly detector: string | null;
}

const LPIPS = { usual: "alex", measures: "LPIPS", flag: "--lpips" } as const;

/** Of the settings, what decides on networks. */
export type NetworkSettings = Pick<
  EvaluateSettings,
  "faces" | "inception" | "lpips" | "detector" | "features" | "metrics"
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
 * @throws {UsageError} If a file is missing, or must be given.
 * @throws {WeightsError} If weights that are needed cannot be had.
 */
export async function chooseNetworks(
  settings: NetworkSettings,
  options: ChooseOptions,
): Promise<ChosenNetworks> {
  const { faces, inception, features } = settings;
  const needs = needsOf(settings);
  const find = <Name extends string>(
    need: Need,
    how: Omit<Parameters<typeof findNetwork<Name>>[0], "isNeeded" | "tell">,
  ) =>
    need === "spare"
      ? null
      : findNetwork({ ...options, ...how, isNeeded: need === "needed" });
  const chosen = await find<LpipsName>(needs.lpips, {
    named: settings.lpips,
    ...LPIPS,
  });
  const both = {
    lpips: chosen,
    detector: await chooseDetector(settings, options),
  };
  if (features !== null) {
    options.tell(`Identity, iPrecision, FID and the like: with ${features}.`);
    return { ...both, faces: null, inception: null };
  }
  return {
    ...both,
    inception: await find<"inception-fid">(needs.inception, {
      named: inception,
      usual: "inception-fid",
      measures: "FID by Inception",
      flag: "--extractor",
    }),
    faces: await find<FaceNetwork>(needs.faces, {
      named: faces,
      usual: "sface",
      measures: "Identity, iPrecision and the like",
      flag: "--extractor",
    }),
  };
}

/** A file of the user's, if any: nobody publishes one that can be checked. */
async function chooseDetector(
  { detector, metrics }: NetworkSettings,
  { tell }: ChooseOptions,
): Promise<string | null> {
  if (detector !== null) {
    await checkFile("--detector", detector);
    tell(`Landmarks and alignment: with ${detector}.`);
  } else if (metrics === null) {
    tell("Landmarks: not measured; --detector FILE, a YuNet, finds them.");
  }
  return detector;
}

/** Whether a network must be had, may be used, or has nothing to do. */
type Need = "needed" | "welcome" | "spare";

/** A network for faces serves for sets, too, where it alone is named. */
function needsOf(
  { metrics, faces, inception }: NetworkSettings,
): Record<"lpips" | "faces" | "inception", Need> {
  if (metrics === null) {
    return { lpips: "welcome", faces: "welcome", inception: "welcome" };
  }
  const asks = (source: MeasureSource) =>
    keysFrom(source).some((key) => metrics.includes(key));
  const people = asks("people"), sets = asks("sets");
  const alone = faces !== null && inception === null;
  const usual = people ? "welcome" : "needed";
  return {
    lpips: asks("lpips") ? "needed" : "spare",
    faces: people || (sets && alone) ? "needed" : "spare",
    inception: !sets || alone ? "spare" : usual,
  };
}
