import type { FlagValues } from "../frame/flag.ts";
import { suggest } from "../frame/parse_words.ts";
import type { EvaluateFlags } from "./command.ts";
import { MEASURES } from "./measures.ts";
import type { MeasureKey } from "./report.ts";
import { wrong } from "./wrong_use.ts";

/** Measures that are taken only with a flag of their own, and what it gives. */
const NEEDS = [
  ["landmarks", "detector", "what finds faces"],
  ["verified", "verify", "the least cosine"],
] as const;

/**
 * Reads measures from a list, into the order of the leaderboard.
 *
 * @throws {UsageError} If one is unknown, or lacks its flag.
 */
export function readMetrics(
  text: string,
  flags: Pick<FlagValues<EvaluateFlags>, "detector" | "verify">,
): MeasureKey[] {
  const keys = MEASURES.map(({ key }) => key);
  const asked = text.split(",").map((word) => {
    const key = keys.find((key) => key.toLowerCase() === word.toLowerCase());
    if (key !== undefined) return key;
    throw wrong(
      `--metrics must be some of ${keys.join(",")}, got "${word}"` +
        suggest(word, keys),
    );
  });
  for (const [key, flag, what] of NEEDS) {
    if (!asked.includes(key) || flags[flag] !== undefined) continue;
    throw wrong(`--metrics ${key} needs --${flag}, ${what}`);
  }
  return keys.filter((key) => asked.includes(key));
}
