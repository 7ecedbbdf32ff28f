/** Where a library was taken from. */
export type LibrarySource = "option" | "environment" | "cache" | "download";

/** TensorFlow's library on this computer. */
export interface TensorFlowLibrary {
  /** Absolute path of `libtensorflow_cc`, the file to load. */
  readonly path: string;
  /** Where it was taken from. */
  readonly source: LibrarySource;
  /** TensorFlow's version, or null for a library that the user named. */
  readonly version: string | null;
  /** SHA-256 in hex, or null for a library that the user named. */
  readonly digest: string | null;
}
