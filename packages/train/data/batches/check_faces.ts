import type { FaceSource } from "../faces.ts";

/**
 * Checks the numbers of faces that batches are made of.
 *
 * @throws {RangeError} If there are none, or one is not in the source.
 */
export function checkFaces(
  { names }: FaceSource,
  faces: readonly number[],
): void {
  if (faces.length === 0) {
    throw new RangeError("Cannot make batches: faces must not be empty");
  }
  const bad = faces.find((face) => names[face] === undefined);
  if (bad === undefined) return;
  throw new RangeError(
    `Cannot make batches: faces must be from 0 to ${
      names.length - 1
    }, got ${bad}`,
  );
}
