/** The samples of one channel, padded to whole 8×8 blocks. */
export interface Plane {
  /** Samples in a row that belong to the picture. */
  readonly width: number;
  /** Rows that belong to the picture. */
  readonly height: number;
  /** Samples in a row; a multiple of 8. */
  readonly stride: number;
  /** Rows; a multiple of 8. */
  readonly rows: number;
  /** `stride * rows` samples. */
  readonly data: Uint8Array;
}

/** Makes a plane of zeros, padded to whole blocks, or to more of them. */
export function createPlane(
  width: number,
  height: number,
  stride = 8 * Math.ceil(width / 8),
  rows = 8 * Math.ceil(height / 8),
): Plane {
  return { width, height, stride, rows, data: new Uint8Array(stride * rows) };
}

/** Repeats the last column of the picture to the right. */
export function padRight({ width, height, stride, data }: Plane): void {
  if (width === stride) return;
  for (let end = stride; end <= height * stride; end += stride) {
    const last = end - stride + width - 1;
    data.fill(data[last]!, last + 1, end);
  }
}

/** Repeats the last row of the picture downward, its padding too. */
export function padDown({ height, stride, rows, data }: Plane): void {
  for (let row = height; row < rows; row++) {
    data.copyWithin(row * stride, (height - 1) * stride, height * stride);
  }
}
