import type { TrainConfig } from "../config/train_config.ts";
import { FacesError } from "../data/faces_error.ts";

/** Says that a run cannot go on with other faces, and what to do. */
export function otherFaces(
  { data: { folder }, validation: { list } }: TrainConfig,
  cause: Error,
): FacesError {
  const which = folder === null ? "the drawn faces" : `the faces in ${folder}`;
  const named = list === null ? "" : `, or those that ${list} names,`;
  const what = folder === null ? "changed" : "added or removed";
  return new FacesError(
    `Cannot go on: ${which}${named} are others than when the run began; put back what was ${what}, or start a new run`,
    { cause },
  );
}
