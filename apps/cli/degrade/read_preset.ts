import { ConfigError } from "@revisage/core";
import {
  type FolderPreset,
  parsePreset,
  parseSecondOrder,
  PRESETS,
  REAL_ESRGAN,
} from "@revisage/degrade";
import { kindOf, showKind } from "../frame/kind_of.ts";
import { suggest } from "../frame/parse_words.ts";
import { UsageError } from "../frame/usage_error.ts";

/** All presets that have a name. */
export const NAMED_PRESETS: Readonly<Record<string, FolderPreset>> = {
  ...PRESETS,
  "real-esrgan": REAL_ESRGAN,
};

/** Keys that only a preset of two rounds has. */
const OF_TWO_ROUNDS = ["first", "second", "divide", "finalSinc"];

/**
 * Reads `--preset`: a name, or a JSON file.
 *
 * @throws {UsageError} If it is neither.
 * @throws {ConfigError} If the file holds no preset.
 */
export async function readPreset(preset: string): Promise<FolderPreset> {
  if (Object.hasOwn(NAMED_PRESETS, preset)) return NAMED_PRESETS[preset]!;
  const value = parseJson(await readText(preset), preset);
  const isObject = typeof value === "object" && value !== null;
  return isObject && OF_TWO_ROUNDS.some((key) => key in value)
    ? parseSecondOrder(value, REAL_ESRGAN, preset)
    : parsePreset(value, PRESETS.paper, preset);
}

async function readText(path: string): Promise<string> {
  const kind = await kindOf(path);
  if (kind === "file") return await Deno.readTextFile(path);
  const names = Object.keys(NAMED_PRESETS);
  const isMeantAsFile = kind === "folder" || path.endsWith(".json");
  throw new UsageError(
    "degrade",
    `--preset must be one of ${names.join(", ")}, or a JSON file, ` +
      (isMeantAsFile
        ? showKind(path, kind)
        : `got "${path}"${suggest(path, names)}`),
  );
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(source, [`it must be JSON: ${why}`]);
  }
}
