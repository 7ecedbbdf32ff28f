/** A filter that Pillow resizes with. */
export type PillowFilter = "lanczos" | "bicubic" | "bilinear" | "box";

/** A window that slides along an axis. */
export interface Kernel {
  /** It is zero further than this from its center. */
  readonly support: number;
  /** Its height at a distance from its center. */
  weight(x: number): number;
}

/** Pillow's filters, each at its natural size. */
export const PILLOW_KERNELS: Readonly<Record<PillowFilter, Kernel>> = {
  lanczos: {
    support: 3,
    weight: (x) => x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0,
  },
  bicubic: { support: 2, weight: (x) => keysCubic(Math.abs(x)) },
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  box: { support: 0.5, weight: (x) => x > -0.5 && x <= 0.5 ? 1 : 0 },
};

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Keys' cubic convolution with a = −0.5, for x ≥ 0. */
function keysCubic(x: number): number {
  const a = -0.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}
