/**
 * Which inputs make up each output along one axis, and with what weights.
 *
 * Weights are fixed-point numbers: those of an output add up to about one.
 */
export interface Taps {
  /** The first input of each output; never falls from one output to the next. */
  readonly starts: Int32Array;
  /** How many inputs each output has, side by side from its start. */
  readonly counts: Int32Array;
  /** `[outputs, stride]`: the weights of each output, then room to spare. */
  readonly weights: Int32Array;
  /** The most inputs that an output may have. */
  readonly stride: number;
}

/** Taps for so many outputs, all of them still zero. */
export function emptyTaps(outputs: number, stride: number): Taps {
  return {
    starts: new Int32Array(outputs),
    counts: new Int32Array(outputs),
    weights: new Int32Array(outputs * stride),
    stride,
  };
}
