import {
  fetchWeights,
  findWeights,
  type WeightName,
  WEIGHTS,
} from "@revisage/models/weights";
import type { Arguments } from "../frame/command.ts";
import type { Io } from "../frame/io.ts";
import { megabytesOf } from "../frame/megabytes_of.ts";
import { suggest } from "../frame/parse_words.ts";
import { UsageError } from "../frame/usage_error.ts";
import { weightsTeller } from "../frame/weights_teller.ts";
import type { WeightsFlags } from "./command.ts";

/** Where weights lie, and how they get there. */
export interface WeightsOptions {
  /** The cache folder; that of the system if left out. */
  readonly cache?: string;
  /** Brings those that are not there; {@linkcode fetchWeights} if left out. */
  readonly fetch?: typeof fetchWeights;
}

/**
 * Does what `deno task weights` is asked for.
 *
 * @returns The exit status.
 * @throws {UsageError} If there are no such weights.
 * @throws {WeightsError} If some cannot be fetched; it says how to bring them.
 */
export async function weights(
  { operands, flags }: Arguments<WeightsFlags>,
  io: Io,
  { fetch = fetchWeights, ...where }: WeightsOptions = {},
): Promise<number> {
  const names = operands.map(nameOf);
  for (const name of names.length === 0 ? NAMES : names) {
    let path = await findWeights(name, where);
    if (names.length > 0 && path === undefined) {
      checkLicense(name);
      io.tell(`Fetching ${name} (${describe(name)}).`);
      const onProgress = weightsTeller((line) => io.tell(line));
      path = await fetch(name, { ...where, onProgress });
    }
    io.print(flags.json ? jsonLine(name, path) : plainLine(name, path));
  }
  return 0;
}

const NAMES = Object.keys(WEIGHTS) as WeightName[];

function nameOf(word: string): WeightName {
  const name = NAMES.find((name) => name === word);
  if (name !== undefined) return name;
  throw new UsageError(
    "weights",
    `NAME must be one of ${NAMES.join(", ")}, got "${word}"` +
      suggest(word, NAMES),
  );
}

/** Who may use these has to decide for themselves. */
function checkLicense(name: WeightName): void {
  if (name !== "arcface") return;
  const { license, sources: [source] } = WEIGHTS[name];
  throw new UsageError(
    "weights",
    `arcface is not fetched, it is ${license}: if you may use it, bring ` +
      `${source!.file} yourself, as evaluate's --extractor arcface=FILE`,
  );
}

function describe(name: WeightName): string {
  return `${megabytesOf(name)} MB; license: ${WEIGHTS[name].license}`;
}

function plainLine(name: WeightName, path: string | undefined): string {
  return `${name.padEnd(14)} ${path ?? `not at hand (${describe(name)})`}`;
}

function jsonLine(name: WeightName, path: string | undefined): string {
  const { license } = WEIGHTS[name];
  const megabytes = megabytesOf(name);
  return JSON.stringify({ name, megabytes, license, path: path ?? null });
}
