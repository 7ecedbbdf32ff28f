import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/**
 * Which random numbers to draw. The same key gives the same numbers, and keys
 * that differ in anything give independent ones.
 */
export interface RandomKey {
  /**
   * Any integer within ±(2⁵³ − 1), or an int32 scalar.
   *
   * An array of integers, or an int32 tensor `[B]`, has a seed for each sample
   * of a batch: sample i depends on its seed alone.
   */
  readonly seed: number | readonly number[] | Tensor;
  /** The step of the run: an integer within ±(2⁵³ − 1), or an int32 scalar. */
  readonly step: number | Tensor;
  /**
   * What the numbers are for, so that several draws of a step are independent:
   * any string, or an integer within ±(2⁵³ − 1). The labels 3 and "3" differ.
   */
  readonly stream?: string | number;
}

/** The bounds of an integer that a number holds exactly, for messages. */
const SAFE = "within ±(2^53 - 1)";

/** The greatest int32 number: shapes are given to TensorFlow as such. */
const MOST = 2 ** 31 - 1;

/**
 * Checks what is to be drawn.
 *
 * @throws {RangeError} If a number is out of range, or a shape does not fit.
 * @throws {TypeError} If a tensor is not int32.
 */
export function checkDraw(
  shape: readonly number[],
  { seed, step, stream }: RandomKey,
): void {
  if (shape.some((size) => size !== size >>> 0 || size > MOST)) {
    fail(`shape must hold integers from 0 to 2^31 - 1, got [${shape}]`);
  }
  if (Array.isArray(seed)) {
    for (const one of seed) checkInteger("each seed", one);
    checkBatch(shape, seed.length);
  } else if (seed instanceof tf.Tensor) {
    checkTensor("seed", "[] or [B]", seed, 1);
    if (seed.rank === 1) checkBatch(shape, seed.size);
  } else {
    checkInteger("seed", seed);
  }
  if (step instanceof tf.Tensor) checkTensor("step", "[]", step, 0);
  else checkInteger("step", step);
  if (typeof stream === "number" && !Number.isSafeInteger(stream)) {
    fail(`stream must be a string or an integer ${SAFE}, got ${stream}`);
  }
}

function checkBatch(shape: readonly number[], seeds: number): void {
  if (seeds > 0 && seeds === shape[0]) return;
  fail(
    `seed must hold one integer for each sample of shape [${shape}], ` +
      `got ${seeds}`,
  );
}

function checkInteger(name: string, value: unknown): void {
  if (Number.isSafeInteger(value)) return;
  fail(`${name} must be an integer ${SAFE}, got ${value}`);
}

function checkTensor(
  name: string,
  shape: string,
  tensor: Tensor,
  maxRank: number,
): void {
  if (tensor.dtype === "int32" && tensor.rank <= maxRank) return;
  const problem = `${name} must be an int32 tensor of shape ${shape}, ` +
    `got ${tensor.dtype}[${tensor.shape}]`;
  if (tensor.rank > maxRank) fail(problem);
  throw new TypeError(`Cannot draw random numbers: ${problem}`);
}

function fail(problem: string): never {
  throw new RangeError(`Cannot draw random numbers: ${problem}`);
}
