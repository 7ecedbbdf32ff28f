/** The filter of StyleGAN2 in one direction, with sum 1. Symmetric. */
export const TAPS = [1 / 8, 3 / 8, 3 / 8, 1 / 8] as const;
