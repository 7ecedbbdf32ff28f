import type { ComputeOptions } from "../features/statistics.ts";

/** Whether what lies exactly on the surface of a ball counts. */
export type Surface = "inside" | "outside";

const SURFACES: readonly Surface[] = ["inside", "outside"];

/**
 * Checks the name of a surface.
 *
 * @param what What the error calls the measure.
 * @throws {RangeError} If it is none of the two.
 */
export function checkSurface(what: string, surface: Surface): void {
  if (SURFACES.includes(surface)) return;
  const known = SURFACES.map((name) => `"${name}"`).join(", ");
  throw new RangeError(
    `Cannot compute ${what}: surface must be one of ${known}, ` +
      `got ${JSON.stringify(surface)}`,
  );
}

/** How balls about images are taken. */
export interface BallOptions extends ComputeOptions {
  /**
   * `"inside"` if left out: a distance that equals the radius is in the ball
   * (`<=`), as in the code of improved precision and recall. `"outside"` is
   * what `prdc` does (`<`).
   */
  readonly surface?: Surface;
}
