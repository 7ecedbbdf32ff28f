/** A convolution with batch normalization and ReLU. */
export type Link = readonly [
  name: string,
  outputs: number,
  kernel: number | readonly [height: number, width: number],
  move?: Move,
];

/** Keeps the size; or takes every second pixel, or each, without padding. */
export type Move = "same" | "half" | "valid";

/**
 * What comes before a branch's convolutions: of each 3×3 pixels the average or
 * the largest, at each place or, `"half"`, at every second.
 */
export type Pool = "average" | "max" | "half";

/** One way through a block. */
export interface Branch {
  readonly pool?: Pool;
  /** One convolution after the other. */
  readonly chain: readonly Link[];
  /** Convolutions side by side behind the chain; their outputs are joined. */
  readonly fork?: readonly Link[];
}

const ROW = [1, 7] as const;
const COLUMN = [7, 1] as const;

/** Blocks at 35×35. */
export function blockA(pooled: number): Branch[] {
  return [
    { chain: [["branch1x1", 64, 1]] },
    { chain: [["branch5x5_1", 48, 1], ["branch5x5_2", 64, 5]] },
    {
      chain: [
        ["branch3x3dbl_1", 64, 1],
        ["branch3x3dbl_2", 96, 3],
        ["branch3x3dbl_3", 96, 3],
      ],
    },
    // As TensorFlow averages: padding is not counted.
    { pool: "average", chain: [["branch_pool", pooled, 1]] },
  ];
}

/** From 35×35 to 17×17. */
export const BLOCK_B: readonly Branch[] = [
  { chain: [["branch3x3", 384, 3, "half"]] },
  {
    chain: [
      ["branch3x3dbl_1", 64, 1],
      ["branch3x3dbl_2", 96, 3],
      ["branch3x3dbl_3", 96, 3, "half"],
    ],
  },
  { pool: "half", chain: [] },
];

/** Blocks at 17×17. */
export function blockC(width: number): Branch[] {
  return [
    { chain: [["branch1x1", 192, 1]] },
    {
      chain: [
        ["branch7x7_1", width, 1],
        ["branch7x7_2", width, ROW],
        ["branch7x7_3", 192, COLUMN],
      ],
    },
    {
      chain: [
        ["branch7x7dbl_1", width, 1],
        ["branch7x7dbl_2", width, COLUMN],
        ["branch7x7dbl_3", width, ROW],
        ["branch7x7dbl_4", width, COLUMN],
        ["branch7x7dbl_5", 192, ROW],
      ],
    },
    { pool: "average", chain: [["branch_pool", 192, 1]] },
  ];
}

/** From 17×17 to 8×8. */
export const BLOCK_D: readonly Branch[] = [
  { chain: [["branch3x3_1", 192, 1], ["branch3x3_2", 320, 3, "half"]] },
  {
    chain: [
      ["branch7x7x3_1", 192, 1],
      ["branch7x7x3_2", 192, ROW],
      ["branch7x7x3_3", 192, COLUMN],
      ["branch7x7x3_4", 192, 3, "half"],
    ],
  },
  { pool: "half", chain: [] },
];

/** Blocks at 8×8; the last of them takes the largest, not the average. */
export function blockE(pool: "average" | "max"): Branch[] {
  return [
    { chain: [["branch1x1", 320, 1]] },
    {
      chain: [["branch3x3_1", 384, 1]],
      fork: [["branch3x3_2a", 384, [1, 3]], ["branch3x3_2b", 384, [3, 1]]],
    },
    {
      chain: [["branch3x3dbl_1", 448, 1], ["branch3x3dbl_2", 384, 3]],
      fork: [
        ["branch3x3dbl_3a", 384, [1, 3]],
        ["branch3x3dbl_3b", 384, [3, 1]],
      ],
    },
    { pool, chain: [["branch_pool", 192, 1]] },
  ];
}
