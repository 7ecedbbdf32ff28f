import { field } from "@revisage/core";

/** Bounds of what a degradation may hold, wide enough for any purpose. */
export const SIGMA = [0.001, 1000] as const;
export const LENGTH = [1, 1000] as const;
export const FACTOR = [0.05, 1024] as const;
export const NOISE = [0, 255] as const;
export const PHOTONS = [1e-3, 1e6] as const;

/** The number of weights in a row of a kernel. */
export const kernelSize: OddField = oddUpTo(1001);

/** The same where the kernel is a sinc, which is computed up to there. */
export const sincSize: OddField = oddUpTo(51);

type OddField = ReturnType<typeof field.custom<number>>;

function oddUpTo(most: number): OddField {
  return field.custom(
    `an odd integer from 1 to ${most}`,
    (value): value is number =>
      typeof value === "number" && value % 2 === 1 && value >= 1 &&
      value <= most,
  );
}
