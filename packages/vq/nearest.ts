import * as tf from "@tensorflow/tfjs";
import { checkShapes } from "@revisage/core";
import { stopGradient } from "@revisage/core/module";

/** How many distances are held at once, if not told: 16 MiB of them. */
const DISTANCES = 2 ** 22;

/**
 * Codes are filled up to a multiple of this with some that are infinitely far:
 * what is left over of a product's columns is rounded otherwise than the rest,
 * and of two equal codes the later could seem the nearer.
 */
const COLUMNS = 16;

/** How to search. */
export interface NearestOptions {
  /**
   * How many vectors are compared with the codes at once: memory for time. As
   * many as need 16 MiB, if not given.
   */
  readonly chunk?: number;
}

/**
 * Finds for each vector the code nearest to it in Euclidean distance.
 *
 * Of equal codes it is the first. Distances are compared in float32, as
 * `‖c‖² − 2 z·c` from the middle of the codes: of codes closer to each other
 * than about two thousandths of their distance to it any may be found, and of
 * some more where products have fewer digits (TF32, bfloat16). Memory beside the
 * inputs does not grow with the number of vectors, but for the 4 bytes of each
 * index.
 *
 * @param z Vectors, `[N, d]`.
 * @param codes Codes, `[K, d]`.
 * @returns The row of each vector's code, int32 `[N]`; the caller disposes it.
 * No gradient flows through it.
 * @throws {RangeError} If the shapes disagree, or `chunk` is not a positive
 * integer.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { nearest } from "@revisage/vq";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * const codes = tf.tensor2d([[0, 0], [1, 1]]);
 * const z = tf.tensor2d([[0.9, 0.8], [-3, 1], [0.5, 0.5]]);
 * assertEquals([...nearest(z, codes).dataSync()], [1, 0, 0]);
 * ```
 */
export function nearest(
  z: tf.Tensor2D,
  codes: tf.Tensor2D,
  options: NearestOptions = {},
): tf.Tensor1D {
  const { N, K } = checkShapes({ z: [z, "Nd"], codes: [codes, "Kd"] });
  const { chunk = Math.max(1, Math.floor(DISTANCES / K)) } = options;
  if (!(Number.isInteger(chunk) && chunk > 0)) {
    throw new RangeError(
      `Cannot search codes: chunk must be a positive integer, got ${chunk}`,
    );
  }
  return stopGradient(() => {
    const table = tabulate(codes);
    if (N <= chunk) return search(z, table);
    const found: tf.Tensor1D[] = [];
    for (let from = 0; from < N; from += chunk) {
      found.push(tf.tidy(() => {
        const part = z.slice<tf.Tensor2D>(
          [from, 0],
          [Math.min(chunk, N - from), -1],
        );
        return search(part, after(found.at(-1), table));
      }));
    }
    return tf.concat1d(found);
  });
}

/** What is the same for all vectors; codes are taken from their middle. */
interface Table {
  /** The mean of the codes, `[d]`. */
  readonly middle: tf.Tensor1D;
  /** −2 c, `[K, d]`. */
  readonly directions: tf.Tensor2D;
  /** ‖c‖², `[K]`. */
  readonly lengths: tf.Tensor1D;
}

function tabulate(codes: tf.Tensor2D): Table {
  const spare = -codes.shape[0] & (COLUMNS - 1);
  const middle = codes.mean<tf.Tensor1D>(0);
  const c = codes.sub<tf.Tensor2D>(middle);
  return {
    middle,
    directions: c.mul<tf.Tensor2D>(-2).pad([[0, spare], [0, 0]]),
    lengths: c.square().sum<tf.Tensor1D>(1).pad([[0, spare]], Infinity),
  };
}

function search(
  z: tf.Tensor2D,
  { middle, directions, lengths }: Table,
): tf.Tensor1D {
  // ‖z − c‖² without ‖z‖², which is the same for all codes.
  const products = z.sub(middle).matMul(directions, false, true); // [N,K]
  const distances = products.add(lengths);
  return distances.argMin(1); // [N]
}

/**
 * The same table, but not before `previous` is known. Else a compiled function,
 * which runs in parallel what it can, would hold the distances of all chunks.
 */
function after(previous: tf.Tensor1D | undefined, table: Table): Table {
  if (!previous) return table;
  const zero = previous.slice(0, 1).minimum(0).cast("float32"); // [1]
  return { ...table, directions: table.directions.add(zero) };
}
