import type { ComputeOptions } from "../features/statistics.ts";

/** Whether what lies exactly on the surface of a ball counts. */
export type Surface = "inside" | "outside";

/** How balls about images are taken. */
export interface BallOptions extends ComputeOptions {
  /**
   * `"inside"` if left out: a distance that equals the radius is in the ball
   * (`<=`), as in the code of improved precision and recall. `"outside"` is
   * what `prdc` does (`<`).
   */
  readonly surface?: Surface;
}
