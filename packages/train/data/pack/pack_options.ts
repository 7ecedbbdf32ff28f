/** How far the packing is. */
export interface PackProgress {
  /** The picture that was just packed or skipped. */
  readonly path: string;
  /** How many of those that had to be read are done. */
  readonly done: number;
  /** How many have to be read: none of which the pack holds already. */
  readonly total: number;
}

/** How `packFaces` works. */
export interface PackFacesOptions {
  /** Pixels along a side of each face; 1 to 4096. */
  readonly size: number;
  /** The folder for packs: `faces` in the user's cache folder by default. */
  readonly cache?: string;
  /**
   * Pictures with fewer pixels along their shorter side are skipped: `size` by
   * default, since an enlarged face would teach a blur.
   */
  readonly minSide?: number;
  /**
   * How many pictures are read at once, each by a worker: as many as there are
   * processors by default, but at most 8. With 0 this thread reads them. It
   * changes no face.
   */
  readonly workers?: number;
  /** Ends the work; nothing is left of it. */
  readonly signal?: AbortSignal;
  /** Called after each picture that had to be read. */
  readonly onProgress?: (progress: PackProgress) => void;
  /**
   * Called once for each picture that cannot be used, when that is found out,
   * with an error that names its file; at each packing for one that cannot be
   * read. By default a warning is printed.
   */
  readonly onSkip?: (path: string, error: Error) => void;
  /** Called if another process packs the same faces and must be waited for. */
  readonly onWait?: () => void;
}

/** More need more memory than many machines have. */
const MOST_BY_DEFAULT = 8;

/** What is checked of the options, with their defaults. */
export type CheckedPackOptions =
  & PackFacesOptions
  & Required<Pick<PackFacesOptions, "minSide" | "workers" | "onSkip">>;

/**
 * Fills in the defaults.
 *
 * @throws {RangeError} If a number makes no sense.
 */
export function checkPackOptions(
  options: PackFacesOptions,
): CheckedPackOptions {
  const {
    size,
    minSide = size,
    workers = Math.min(navigator.hardwareConcurrency, MOST_BY_DEFAULT),
    onSkip = warn,
  } = options;
  check("size", size, 1, 4096);
  check("minSide", minSide, 1, 2 ** 16);
  check("workers", workers, 0, 256);
  return { ...options, minSide, workers, onSkip };
}

function check(name: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new RangeError(
    `Cannot pack faces: ${name} must be an integer from ${low} to ${high}, got ${value}`,
  );
}

function warn(_path: string, error: Error): void {
  console.warn(`${error.message}; skipped`);
}
