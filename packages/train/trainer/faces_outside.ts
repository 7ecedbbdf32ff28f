import type { FaceSource } from "../data/faces.ts";
import { FacesError } from "../data/faces_error.ts";
import { join } from "node:path";

/** The faces of a folder. */
export interface FolderFaces {
  /** The folder with their pictures. */
  readonly folder: string;
  /** Named by the paths in it. */
  readonly source: Pick<FaceSource, "names">;
}

/** More at once are no faster. */
const AT_ONCE = 64;

/**
 * Finds the faces to learn from: those that are not among the ones to be judged
 * by, for one folder may lie in the other. Links are followed, since what they
 * lead to is the same face.
 *
 * @returns Their numbers, in ascending order; one at least.
 * @throws {FacesError} If none is left.
 */
export async function facesOutside(
  data: FolderFaces,
  validation: FolderFaces,
): Promise<number[]> {
  const held = new Set(await realPaths(validation));
  const paths = await realPaths(data);
  const faces = [...paths.keys()].filter((face) => !held.has(paths[face]!));
  if (faces.length > 0) return faces;
  throw new FacesError(
    `Cannot hold out faces: one at least must be left to learn from, but all that --data (data.folder) ${data.folder} holds are also in --validation (validation.folder) ${validation.folder}; give another folder to be judged by, or none, which holds out some of the data`,
  );
}

async function realPaths(
  { folder, source: { names } }: FolderFaces,
): Promise<string[]> {
  const paths: string[] = [];
  for (let i = 0; i < names.length; i += AT_ONCE) {
    const some = names.slice(i, i + AT_ONCE);
    paths.push(
      ...await Promise.all(some.map((name) => realPath(join(folder, name)))),
    );
  }
  return paths;
}

/** A picture that was packed may be gone by now; then no other is the same. */
async function realPath(path: string): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch {
    return path;
  }
}
