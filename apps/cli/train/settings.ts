import { at, merge, type Plain } from "./merge.ts";
import { UsageError } from "../frame/usage_error.ts";

/** What the flags of `train` say of a config. */
export interface SettingFlags {
  readonly data: string | undefined;
  readonly validation: string | undefined;
  readonly steps: number | undefined;
  readonly every: number | undefined;
  readonly accumulate: number | undefined;
  readonly seed: number | undefined;
  readonly set: readonly string[];
}

/** Where in a config the flags of their own stand. */
const PATHS = {
  data: ["data", "folder"],
  validation: ["validation", "folder"],
  steps: ["steps"],
  every: ["every"],
  accumulate: ["accumulate"],
  seed: ["seed"],
} as const;
const OWN = Object.keys(PATHS) as (keyof typeof PATHS)[];

/**
 * The config that flags ask for, in part. A flag of its own is stronger than
 * `--set`, and of two the later.
 *
 * @throws {UsageError} If one is not `KEY=VALUE`.
 */
export function settingsOf(flags: SettingFlags): Plain {
  const own = OWN.map((name) => [PATHS[name], flags[name]] as const);
  return [...flags.set.map(parseSetting), ...own]
    .filter(([, value]) => value !== undefined)
    .reduce<Plain>(
      (config, [path, value]) => merge(config, at(path, value)),
      {},
    );
}

/** The flags that say something, as `--steps`. */
export function namesGiven(flags: SettingFlags): string[] {
  const own = OWN.filter((name) => flags[name] !== undefined);
  const all = flags.set.length > 0 ? [...own, "set"] : own;
  return all.map((name) => `--${name}`);
}

function parseSetting(text: string): [path: string[], value: unknown] {
  const end = text.indexOf("=");
  if (end > 0) {
    return [text.slice(0, end).split("."), parseValue(text.slice(end + 1))];
  }
  throw new UsageError(
    "train",
    `--set must be KEY=VALUE, as loss.adversarial=0.05, got "${text}"`,
  );
}

/** JSON where it is some, else a text. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
