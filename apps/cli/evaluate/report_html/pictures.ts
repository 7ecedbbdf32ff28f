/** A small picture as a file. */
export interface Thumbnail {
  /** A JPEG file. */
  readonly jpeg: Uint8Array;
  /** Pixels in a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
}

/**
 * The pictures of the faces that {@linkcode chooseFaces} named, by stem. One
 * that is missing is shown as missing.
 */
export interface ReportPictures {
  /** What the faces should look like. */
  readonly reference: ReadonlyMap<string, Thumbnail>;
  /** What the models were given; null if it is not known. */
  readonly input: ReadonlyMap<string, Thumbnail> | null;
  /** What each model made of them, by its name. */
  readonly restored: ReadonlyMap<string, ReadonlyMap<string, Thumbnail>>;
}
