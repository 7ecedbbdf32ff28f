import {
  fetchWeights,
  findWeights,
  type WeightName,
  WEIGHTS,
} from "@revisage/models/weights";
import { kindOf, showKind } from "../frame/kind_of.ts";
import { megabytesOf } from "../frame/megabytes_of.ts";
import { weightsTeller } from "../frame/weights_teller.ts";
import type { NetworkChoice } from "./settings.ts";
import { wrong } from "./wrong_use.ts";

/** A network, and where its weights are. */
export interface ChosenNetwork<Name extends string> {
  readonly name: Name;
  readonly path: string;
}

/** How a network is looked for. */
export interface FindOptions<Name extends string> {
  /** What the user named; null: nothing. */
  readonly named: NetworkChoice<Name> | null;
  /** Taken if none is named. */
  readonly usual: Name;
  /** Whether it is fetched although nobody named it. */
  readonly isNeeded: boolean;
  /** What is measured with it, for what is told. */
  readonly measures: string;
  /** The flag that names it. */
  readonly flag: string;
  /** Says what is measured with what, and what is not. */
  readonly tell: (line: string) => void;
  /** The cache folder; that of the system if left out. */
  readonly cache?: string;
}

/**
 * Finds a network's weights: a file of the user's, or those in the cache; else
 * fetches them if it is named or needed.
 *
 * @returns null if it is neither, and not at hand.
 * @throws {UsageError} If the file is missing, or must be given.
 * @throws {WeightsError} If weights cannot be fetched.
 */
export async function findNetwork<Name extends string>(
  options: FindOptions<Name>,
): Promise<ChosenNetwork<Name> | null> {
  const { named, usual, isNeeded, measures, flag, tell, cache } = options;
  const name = named?.name ?? usual;
  if (named !== null && named.file !== null) {
    await checkFile(flag, named.file);
    const as = name === "onnx" ? "" : ` as ${name}`;
    tell(`${measures}: with ${named.file}${as}.`);
    return { name, path: named.file };
  }
  const weights = weightsOf(name);
  if (weights === undefined) {
    throw lacksFile(flag, name, "nobody publishes one that can be checked");
  }
  const where = cache === undefined ? {} : { cache };
  const found = await findWeights(weights, where);
  if (found !== undefined) {
    tell(`${measures}: with ${weights}.`);
    return { name, path: found };
  }
  if (named === null && !isNeeded) {
    tell(
      `${measures}: not measured, ${weights} is not at hand; ${flag} ${name} ` +
        `fetches it (${megabytesOf(weights)} MB).`,
    );
    return null;
  }
  const { license } = WEIGHTS[weights];
  if (weights === "arcface") throw lacksFile(flag, name, `it is ${license}`);
  tell(
    `${measures}: fetching ${weights} (${
      megabytesOf(weights)
    } MB; license: ${license}).`,
  );
  const onProgress = weightsTeller(tell);
  return { name, path: await fetchWeights(weights, { ...where, onProgress }) };
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

/** @throws {UsageError} If what a flag names is no file. */
export async function checkFile(flag: string, path: string): Promise<void> {
  const kind = await kindOf(path);
  if (kind === "file") return;
  throw wrong(`${flag} must name a file, ${showKind(path, kind)}`);
}
