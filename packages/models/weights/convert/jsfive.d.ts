/** What of jsfive 0.4.2 is used here; the package has no types of its own. */

/** A folder inside an HDF5 file. */
export class Group {
  /** The names of what is in it. */
  readonly keys: string[];
  /** What is at a path. */
  get(path: string): Group | Dataset | null;
}

/** An HDF5 file in memory, as its outermost folder. */
export class File extends Group {
  /** Reads the file's head. */
  constructor(bytes: ArrayBuffer, name: string);
}

/** An array inside an HDF5 file. */
export class Dataset {
  /** Sizes of the axes, slowest first. */
  readonly shape: number[];
  /** Its elements in row-major order, read anew each time. */
  readonly value: unknown;
}
