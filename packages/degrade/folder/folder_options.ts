/** How far the work on a folder is. */
export interface FolderProgress {
  /** The picture that was just done or skipped, in the folder of inputs. */
  readonly path: string;
  /** How many pictures need no more work. */
  readonly done: number;
  /** How many there are. */
  readonly total: number;
}

/** How the pictures of a folder are worked on; it changes no picture. */
export interface FolderOptions {
  /**
   * How many pictures are worked on at once, each by a worker with memory of
   * its own: as many as there are processors by default, but at most 8. With 0
   * or 1 this thread does all the work. A worker loads this package anew, which
   * Deno must be allowed to read if it lies on this machine.
   */
  readonly workers?: number;
  /**
   * A folder, outside of the others, for what each picture is before it is
   * degraded: in the size that is asked for, as PNG, by the same names. It is
   * what a restoration should come to. By default they are not written.
   */
  readonly references?: string;
  /**
   * Replaces pictures in `output` that were not made here, and other references.
   * By default they are an error, and stay.
   */
  readonly force?: boolean;
  /** Ends the work; what is under way is finished first. */
  readonly signal?: AbortSignal;
  /** Called after each picture, in the order of finishing. */
  readonly onProgress?: (progress: FolderProgress) => void;
}

/** More need more memory than many machines have. */
const MOST_BY_DEFAULT = 8;

/** How many may be asked for: more gain nothing on any machine. */
export const WORKERS = [0, 256] as const;

/**
 * How many workers to start; 0 if this thread shall do the work.
 *
 * @param asked {@linkcode FolderOptions.workers}.
 * @param jobs How many pictures there are to work on.
 * @throws {RangeError} If `asked` is not an integer from 0 to 256.
 */
export function countWorkers(asked: number | undefined, jobs: number): number {
  const wanted = asked ??
    Math.min(navigator.hardwareConcurrency, MOST_BY_DEFAULT);
  checkInteger("workers", wanted, WORKERS);
  const useful = Math.min(wanted, jobs);
  return useful > 1 ? useful : 0;
}

/**
 * Checks an option that is a whole number.
 *
 * @throws {RangeError} If it is not one from `least` to `most`.
 */
export function checkInteger(
  name: string,
  value: number,
  [least, most]: readonly [least: number, most: number],
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(
    `Cannot degrade folder: ${name} must be an integer from ${least} to ${most}, got ${value}`,
  );
}
