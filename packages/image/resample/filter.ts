import type { Size } from "./size.ts";
import {
  cubicWeights,
  linearWeights,
  OPENCV_BITS,
  opencvTaps,
} from "./opencv_taps.ts";
import { PILLOW_KERNELS, type PillowFilter } from "./pillow_kernel.ts";
import { PILLOW_BITS, pillowTaps } from "./pillow_taps.ts";
import type { RowRounding } from "./sums.ts";
import type { Taps } from "./taps.ts";

/**
 * How pixels are weighed.
 *
 * - `"lanczos"`, `"bicubic"`, `"bilinear"`, `"box"`: Pillow's, bit for bit.
 *   They are antialiased: the kernel widens as the picture shrinks. It is
 *   Pillow 13 that they equal; where a picture loses more than twice as many
 *   rows as columns, older ones round in another order.
 * - `"opencv-linear"`, `"opencv-cubic"`: OpenCV's `INTER_LINEAR` and
 *   `INTER_CUBIC`, within one level. They read two or four neighbors each way,
 *   however much the picture shrinks. Pillow's bicubic has a = −0.5, OpenCV's
 *   −0.75.
 */
export type ResizeFilter =
  | "lanczos"
  | "bicubic"
  | "bilinear"
  | "box"
  | "opencv-linear"
  | "opencv-cubic";

/**
 * How a library adds up pixels, along rows and along columns, in integers.
 * Where it drops bits decides the last level.
 */
export interface Method {
  /** The weights along an axis. */
  taps(inputs: number, outputs: number): Taps;
  /** Whether it adds up columns before rows, rather than after. */
  columnsFirst?(from: Size, to: Size): boolean;
  /** What it does to the sums of a row. */
  readonly rowRounding: RowRounding;
  /** Bits that it cuts off each row times its weight. */
  readonly cut: number;
  /** Bits behind the point that are left in the end. */
  readonly finalBits: number;
}

function pillow(filter: PillowFilter): Method {
  return {
    taps: (inputs, outputs) =>
      pillowTaps(inputs, outputs, PILLOW_KERNELS[filter]),
    // Since version 13. Before, it always added up rows first.
    columnsFirst: (from, to) => {
      const lost = from.height - to.height;
      return lost > 0 && lost > 2 * (from.width - to.width);
    },
    rowRounding: {
      half: 1 << (PILLOW_BITS - 1),
      bits: PILLOW_BITS,
      low: 0,
      high: 255,
    },
    cut: 0,
    finalBits: PILLOW_BITS,
  };
}

const UNLIMITED = { low: -(2 ** 31), high: 2 ** 31 - 1 };

const opencvLinear: Method = {
  taps: (inputs, outputs) => opencvTaps(inputs, outputs, linearWeights),
  rowRounding: { half: 0, bits: 4, ...UNLIMITED },
  cut: 16,
  finalBits: 2 * OPENCV_BITS - 4 - 16,
};

const opencvCubic: Method = {
  taps: (inputs, outputs) => opencvTaps(inputs, outputs, cubicWeights),
  rowRounding: { half: 0, bits: 0, ...UNLIMITED },
  cut: 0,
  finalBits: 2 * OPENCV_BITS,
};

/** What each filter does. */
export const METHODS: Readonly<Record<ResizeFilter, Method>> = {
  "lanczos": pillow("lanczos"),
  "bicubic": pillow("bicubic"),
  "bilinear": pillow("bilinear"),
  "box": pillow("box"),
  "opencv-linear": opencvLinear,
  "opencv-cubic": opencvCubic,
};
