import { FacesError } from "../data/faces_error.ts";
import type { TrainConfig } from "../config/train_config.ts";
import type { FaceSource } from "../data/faces.ts";
import { packFaces } from "../data/pack/pack_faces.ts";
import type { PackFacesOptions } from "../data/pack/pack_options.ts";
import {
  type FaceSplit,
  type HoldOut,
  splitFaces,
} from "../data/split/split_faces.ts";
import { syntheticFaces } from "../data/synthetic/synthetic_faces.ts";
import { facesOutside } from "./faces_outside.ts";

/** Some faces of a source, by their numbers. */
export interface SomeFaces {
  /** Where they are. */
  readonly source: FaceSource;
  /** Which ones. */
  readonly faces: readonly number[];
}

/** The faces of a run. */
export interface RunFaces {
  /** To learn from. */
  readonly train: SomeFaces;
  /** To be judged by; none of them is learned from. */
  readonly validation: SomeFaces;
}

/** How folders of faces are packed, and who hears of it. */
export type PackingOptions = Pick<
  PackFacesOptions,
  "cache" | "workers" | "signal" | "onProgress" | "onSkip" | "onWait"
>;

/**
 * Finds the faces that a config names: packs folders, or draws faces, and holds
 * some out of training: also those that lie in the folder of its own to be judged
 * by and in that of the data.
 *
 * @throws {Error} If a folder or a list cannot be read, holds no face of use, or
 * no face is left to learn from or to be judged by.
 */
export async function openRunFaces(
  config: TrainConfig,
  packing: PackingOptions = {},
): Promise<RunFaces> {
  const { data, validation, restorer: { size } } = config;
  const pack = (folder: string) => packFaces(folder, { ...packing, size });
  const source = data.folder === null
    ? drawnFaces(config)
    : await pack(data.folder);
  const first = ({ source, faces }: SomeFaces) => ({
    source,
    faces: faces.slice(0, validation.faces),
  });
  if (validation.folder !== null) {
    const held = await pack(validation.folder);
    return {
      train: { source, faces: await allBut(held, source, config) },
      validation: first({ source: held, faces: [...held.names.keys()] }),
    };
  }
  const split = splitBy(await holdOut(config), source, config);
  return {
    train: { source, faces: split.train },
    validation: first({ source, faces: split.validation }),
  };
}

/** The numbers of all faces but those that are held in a folder of their own. */
async function allBut(
  held: FaceSource,
  source: FaceSource,
  { data, validation }: TrainConfig,
): Promise<readonly number[]> {
  if (data.folder === null || validation.folder === null) {
    return [...source.names.keys()];
  }
  return await facesOutside(
    { folder: data.folder, source },
    { folder: validation.folder, source: held },
  );
}

function drawnFaces({ data, restorer, seed }: TrainConfig): FaceSource {
  const { people, views } = data;
  return syntheticFaces({ size: restorer.size, people, views, seed });
}

/** Says also of which faces, and by which list: splitting knows neither. */
function splitBy(
  hold: HoldOut,
  source: FaceSource,
  { data: { folder }, validation: { list } }: TrainConfig,
): FaceSplit {
  try {
    return splitFaces(source, hold);
  } catch (cause) {
    if (!(cause instanceof FacesError)) throw cause;
    const of = folder === null ? "drawn faces" : `faces of ${folder}`;
    const by = list === null ? "" : ` by validation.list, ${list}`;
    throw new FacesError(`Cannot hold out ${of}${by}: ${cause.message}`, {
      cause,
    });
  }
}

async function holdOut({ validation, seed }: TrainConfig): Promise<HoldOut> {
  const { list, fraction, by } = validation;
  if (list === null) return { fraction, seed, by };
  try {
    const lines = (await Deno.readTextFile(list)).split(/\r?\n/);
    return { names: lines.map((line) => line.trim()).filter(Boolean) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FacesError(
      `Cannot hold out faces: validation.list must be a text file, got ${list}: ${why}`,
      { cause },
    );
  }
}
