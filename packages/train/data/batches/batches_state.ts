import { createHash } from "node:crypto";

/** Where a training stands among its samples, as plain JSON. */
export interface BatchesState {
  /** How often every face was shown. */
  readonly epoch: number;
  /** How many faces were shown in this epoch. */
  readonly position: number;
  /** Stands for the names of the faces, their order and their size. */
  readonly faces: string;
}

/** A state is one of other faces than those that there are. */
export class OtherFacesError extends RangeError {}

/** What {@linkcode BatchesState.faces} is of these faces. */
export function digestFaces(names: readonly string[], size: number): string {
  const text = JSON.stringify([size, names]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * Reads a state that may come from a file.
 *
 * @param count How many faces there are.
 * @param digest {@linkcode digestFaces} of them.
 * @returns The number of the next sample.
 * @throws {TypeError} If `state` is not an object.
 * @throws {OtherFacesError} If it is one of other faces.
 * @throws {RangeError} If no training of these faces can stand there.
 */
export function readBatchesState(
  state: unknown,
  count: number,
  digest: string,
): number {
  if (typeof state !== "object" || state === null) {
    throw new TypeError(
      `Cannot resume batches: state must be an object, got ${String(state)}`,
    );
  }
  const { epoch, position, faces }: Record<string, unknown> = { ...state };
  if (faces !== digest) {
    throw new OtherFacesError(
      `Cannot resume batches: the faces must be those of before, ${faces}, got ${digest} of ${count} faces`,
    );
  }
  if (!isCount(epoch)) throw stateError("epoch", "an integer ≥ 0", epoch);
  if (!isCount(position) || position >= count) {
    throw stateError("position", `an integer below ${count}`, position);
  }
  return epoch * count + position;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && value as number >= 0;
}

function stateError(key: string, wanted: string, got: unknown): RangeError {
  return new RangeError(
    `Cannot resume batches: state.${key} must be ${wanted}, got ${got}`,
  );
}
