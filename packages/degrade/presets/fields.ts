import { field } from "@revisage/core";

/** Bounds of what a degradation may hold, wide enough for any purpose. */
export const SIGMA = [0.001, 1000] as const;
export const LENGTH = [1, 1000] as const;
export const FACTOR = [0.05, 1024] as const;
export const NOISE = [0, 255] as const;
export const PHOTONS = [1e-3, 1e6] as const;
export const CUTOFF: readonly [number, number] = [0.01, Math.PI];
export const SIDE = [1, 32_768] as const;

/** The most weights in a row of a kernel; odd. */
export const KERNEL_SIZE = 1001;

/** The same where the kernel is a sinc, which is computed up to there. */
export const SINC_SIZE = 51;

/** The number of weights in a row of a kernel. */
export const kernelSize: OddField = oddUpTo(KERNEL_SIZE);

/** The same of a sinc. */
export const sincSize: OddField = oddUpTo(SINC_SIZE);

type OddField = ReturnType<typeof field.custom<number>>;

function oddUpTo(most: number): OddField {
  return field.custom(
    `an odd integer from 1 to ${most}`,
    (value): value is number =>
      typeof value === "number" && value % 2 === 1 && value >= 1 &&
      value <= most,
  );
}
