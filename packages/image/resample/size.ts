/** Sides of a picture in pixels. */
export interface Size {
  /** Pixels in a row; at least 1. */
  readonly width: number;
  /** Rows; at least 1. */
  readonly height: number;
}
