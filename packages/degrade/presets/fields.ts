import { field } from "@revisage/core";

/** Bounds of what a degradation may hold, wide enough for any purpose. */
export const SIGMA = [0.001, 1000] as const;
export const LENGTH = [1, 1000] as const;
export const FACTOR = [0.05, 1024] as const;
export const NOISE = [0, 255] as const;
export const PHOTONS = [1e-3, 1e6] as const;

/** The number of weights in a row of a kernel. */
export const kernelSize: ReturnType<typeof field.custom<number>> = field.custom(
  "an odd integer from 1 to 1001",
  (value): value is number =>
    typeof value === "number" && value % 2 === 1 && value >= 1 && value <= 1001,
);
