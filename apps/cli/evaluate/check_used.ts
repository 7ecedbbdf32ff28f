import type { FlagValues } from "../frame/flag.ts";
import type { EvaluateFlags } from "./command.ts";
import { keysFrom } from "./measures.ts";
import type { MeasureKey } from "./report.ts";
import type { EvaluateSettings } from "./settings.ts";
import { wrong } from "./wrong_use.ts";

const NEIGHBORS: readonly MeasureKey[] = ["iPrecision", "iRecall"];
const PIXELS: readonly MeasureKey[] = ["psnr", "ssim"];

/** What a flag is of use to. */
const USES = {
  lpips: keysFrom("lpips"),
  features: keysFrom("people", "sets"),
  k: NEIGHBORS,
  verify: ["verified"],
  luma: PIXELS,
  crop: PIXELS,
} satisfies Partial<Record<keyof EvaluateFlags, readonly MeasureKey[]>>;

/**
 * Checks that each flag changes something, so that nobody takes a measure for
 * what it is not.
 *
 * @throws {UsageError} If one does not; it says which measures it is for.
 */
export function checkUsed(
  flags: FlagValues<EvaluateFlags>,
  { metrics, faces, inception }: EvaluateSettings,
): void {
  if (flags.input !== undefined && flags.output === undefined) {
    throw wrong("--input must come with --output, whose page shows it");
  }
  if (metrics === null) return;
  const check = (flag: string, uses: readonly MeasureKey[]) => {
    if (uses.some((key) => metrics.includes(key))) return;
    throw wrong(
      `${flag} measures nothing of --metrics ${metrics}: it is for ${uses}`,
    );
  };
  for (const [flag, uses] of Object.entries(USES)) {
    const value = flags[flag as keyof typeof USES];
    if (value !== undefined && value !== false) check(`--${flag}`, uses);
  }
  const sets = keysFrom("sets");
  if (inception !== null) check(`--extractor ${inception.name}`, sets);
  if (faces === null) return;
  const ofSets = inception === null ? sets : [];
  check(`--extractor ${faces.name}`, [...keysFrom("people"), ...ofSets]);
}
