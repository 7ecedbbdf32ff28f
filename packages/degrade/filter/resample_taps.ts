import { gatherTaps, identityTaps, type Taps } from "./taps.ts";

/** How a picture is brought to another size. */
export type ResampleFilter = "bilinear" | "bicubic" | "area" | "lanczos";

/** All of them. */
export const RESAMPLE_FILTERS = [
  "bilinear",
  "bicubic",
  "area",
  "lanczos",
] as const satisfies readonly ResampleFilter[];

/**
 * The taps that bring a line of pixels to another length.
 *
 * `bilinear` and `bicubic` (a = −0.75) are OpenCV's: centers at half pixels,
 * the border repeated, **not antialiased**, so shrinking skips pixels. `area`
 * averages what an output pixel covers. `lanczos` is Pillow's, antialiased.
 *
 * @param filter Which filter.
 * @param from Pixels in the line.
 * @param to Pixels in the new line.
 */
export function resampleTaps(
  filter: ResampleFilter,
  from: number,
  to: number,
): Taps[] {
  if (from === to) return identityTaps(from);
  const make = MAKERS[filter];
  return Array.from({ length: to }, (_, index) => make(index, from, to));
}

type Maker = (index: number, from: number, to: number) => Taps;

const MAKERS: Readonly<Record<ResampleFilter, Maker>> = {
  bilinear: (index, from, to) => interpolate(bilinear, index, from, to),
  bicubic: (index, from, to) => interpolate(bicubic, index, from, to),
  area,
  lanczos,
};

/** Weights of pixels around a point, by where it lies behind one of them. */
interface Interpolation {
  /** How many pixels before that one are read. */
  readonly before: number;
  readonly weights: (fraction: number) => readonly number[];
}

const bilinear: Interpolation = {
  before: 0,
  weights: (fraction) => [1 - fraction, fraction],
};

/** Keys' cubic convolution with OpenCV's a. */
const bicubic: Interpolation = {
  before: 1,
  weights(fraction) {
    const a = -0.75;
    const near = (x: number) => ((a + 2) * x - (a + 3)) * x * x + 1;
    const far = (x: number) => ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
    return [
      far(1 + fraction),
      near(fraction),
      near(1 - fraction),
      far(2 - fraction),
    ];
  },
};

function interpolate(
  { before, weights }: Interpolation,
  index: number,
  from: number,
  to: number,
): Taps {
  const center = (index + 0.5) * (from / to) - 0.5;
  const left = Math.floor(center);
  return gatherTaps(
    weights(center - left),
    (i) => Math.min(from - 1, Math.max(0, left - before + i)),
  );
}

function area(index: number, from: number, to: number): Taps {
  const low = index * from / to;
  const high = (index + 1) * from / to;
  const start = Math.floor(low);
  const end = Math.min(from, Math.max(start + 1, Math.ceil(high)));
  const weights = new Float64Array(end - start);
  for (let i = start; i < end; i++) {
    const covered = Math.min(high, i + 1) - Math.max(low, i);
    weights[i - start] = covered / (high - low);
  }
  return { start, weights };
}

function lanczos(index: number, from: number, to: number): Taps {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const center = (index + 0.5) * scale;
  const start = Math.max(0, Math.floor(center - 3 * stretch + 0.5));
  const end = Math.min(from, Math.floor(center + 3 * stretch + 0.5));
  const weights = new Float64Array(end - start);
  let sum = 0;
  for (let i = start; i < end; i++) {
    const x = (i + 0.5 - center) / stretch;
    weights[i - start] = Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
    sum += weights[i - start]!;
  }
  return { start, weights: weights.map((weight) => weight / sum) };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
