/** A point of an image in pixels: to the right, and down. */
export type FacePoint = readonly [x: number, y: number];

/** A face that was found in an image. */
export interface DetectedFace {
  /** How sure the network is, from 0 to 1. */
  readonly score: number;
  /** Around the face, in pixels; it may reach beyond the image. */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /**
   * In pixels: eyes, tip of the nose, corners of the mouth. Of two, first the
   * one that lies left in the image, if the face is upright.
   */
  readonly points: readonly [
    FacePoint,
    FacePoint,
    FacePoint,
    FacePoint,
    FacePoint,
  ];
}

/** What YuNet says of the cells of one grid, row by row. */
export interface FaceGrid {
  /** Side of a cell in pixels. */
  readonly stride: number;
  /** Cells in a row. */
  readonly columns: number;
  /** Whether what is here is a face, `[cells]`. */
  readonly cls: Float32Array;
  /** Whether anything is here, `[cells]`. */
  readonly obj: Float32Array;
  /** Center from the cell's corner and logarithms of the sides, `[cells, 4]`. */
  readonly bbox: Float32Array;
  /** Five points from the cell's corner, `[cells, 10]`. */
  readonly kps: Float32Array;
}

/**
 * The face that YuNet is surest of; of equally sure ones the first.
 *
 * All lengths of a grid count in its cells. A cell's score is √(cls · obj), as
 * in {@link https://doi.org/10.1007/s11633-023-1423-y | YuNet} and OpenCV.
 *
 * @returns null if there is no cell at all.
 */
export function decodeBestFace(
  grids: readonly FaceGrid[],
): DetectedFace | null {
  let best: DetectedFace | null = null, most = -1;
  for (const grid of grids) {
    for (let cell = 0; cell < grid.cls.length; cell++) {
      const score = scoreOf(grid, cell);
      if (!(score > most)) continue;
      most = score;
      best = decodeCell(grid, cell);
    }
  }
  return best;
}

function scoreOf({ cls, obj }: FaceGrid, cell: number): number {
  return Math.sqrt(clamp(cls[cell]!) * clamp(obj[cell]!));
}

function decodeCell(grid: FaceGrid, cell: number): DetectedFace {
  const { stride, columns, bbox, kps } = grid;
  const column = cell % columns, row = (cell - column) / columns;
  const at = (values: Float32Array, i: number): FacePoint => [
    (column + values[i]!) * stride,
    (row + values[i + 1]!) * stride,
  ];
  const [x, y] = at(bbox, 4 * cell);
  const width = Math.exp(bbox[4 * cell + 2]!) * stride;
  const height = Math.exp(bbox[4 * cell + 3]!) * stride;
  const point = (i: number) => at(kps, 10 * cell + 2 * i);
  return {
    score: scoreOf(grid, cell),
    box: { x: x - width / 2, y: y - height / 2, width, height },
    points: [point(0), point(1), point(2), point(3), point(4)],
  };
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
