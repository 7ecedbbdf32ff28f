/** Tensors that every worker can compute for every other one. */
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/**
 * Shapes of all kinds: of a kernel, a scalar, an empty one, one larger than a
 * bucket, and two that do not fit into one bucket together.
 */
export const RAGGED: readonly number[][] = [
  [3, 3, 4, 8],
  [8],
  [],
  [0, 5],
  [1300, 1000],
  [700_000],
  [5, 7],
  [700_001],
];

/** The numbers of one worker's tensor: from −1 to 1, all bits in use. */
export function numbers(
  worker: number,
  tensor: number,
  size: number,
): Float32Array {
  const start = 1000 * worker + 100 * tensor;
  return Float32Array.from(
    { length: size },
    (_, i) => (Math.imul(start + i, 0x9e3779b1) | 0) / 2 ** 31,
  );
}

/** One worker's float32 tensors. */
export function ragged(worker: number): Tensor[] {
  return RAGGED.map((shape, tensor) => {
    const size = tf.util.sizeFromShape(shape);
    return tf.tensor(numbers(worker, tensor, size), shape);
  });
}

/** The means of all workers' tensors, in float64. */
export function means(workers: number): Float64Array[] {
  return RAGGED.map((shape, tensor) => {
    const mean = new Float64Array(tf.util.sizeFromShape(shape));
    for (let worker = 0; worker < workers; worker++) {
      const one = numbers(worker, tensor, mean.length);
      for (let i = 0; i < mean.length; i++) mean[i]! += one[i]! / workers;
    }
    return mean;
  });
}

/**
 * How far tensors are from the expected numbers, times `scale`, at most;
 * `Infinity` if shapes are wrong.
 */
export function distance(
  tensors: readonly Tensor[],
  expected: readonly Float64Array[],
  scale = 1,
): number {
  let most = 0;
  RAGGED.forEach((shape, t) => {
    if (tensors[t]?.shape.join() !== shape.join()) most = Infinity;
    const got = tensors[t]!.dataSync();
    for (let i = 0; i < got.length; i++) {
      most = Math.max(most, Math.abs(got[i]! - scale * expected[t]![i]!));
    }
  });
  return most;
}

/** A digest of tensors' bits. */
export async function digest(tensors: readonly Tensor[]): Promise<string> {
  const blob = new Blob(
    tensors.map((tensor) => tensor.dataSync() as Float32Array<ArrayBuffer>),
  );
  const bytes = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return new Uint8Array(bytes).toHex();
}
