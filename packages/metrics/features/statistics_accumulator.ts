import {
  checkFeatures,
  type Features,
  type LinearAlgebra,
  pureLinearAlgebra,
} from "@revisage/core";
import type { ComputeOptions, Statistics } from "./statistics.ts";

/** Rows that are multiplied at a time. */
const BLOCK = 1024;

/** Of the rows so far: how many, their mean, and the sums of products about it. */
interface Moments {
  count: number;
  readonly mean: Float64Array;
  readonly scatter: Float64Array;
}

/**
 * Takes mean and covariance of features that come in portions.
 *
 * It holds `dimensions²` sums and at most 1024 rows, however many it has seen. The result depends on the rows and their order to the last bit,
 * not on how they were portioned.
 *
 * Each block of 1024 rows is centered by its own mean before its products are
 * summed, so that no digits are lost to a large mean: T. Chan, G. Golub and
 * R. LeVeque, "Updating formulae and a pairwise algorithm for computing sample
 * variances", 1979.
 *
 * @example
 * ```ts
 * import { StatisticsAccumulator } from "@revisage/metrics";
 * import { assertEquals } from "@std/assert";
 *
 * const accumulator = new StatisticsAccumulator(1);
 * for (const x of [1, 2, 3]) {
 *   await accumulator.add({ data: Float32Array.of(x), count: 1, dimensions: 1 });
 * }
 * const { mean, covariance } = await accumulator.statistics();
 * assertEquals([mean[0], covariance[0]], [2, 1]);
 * ```
 */
export class StatisticsAccumulator {
  readonly #algebra: LinearAlgebra;
  readonly #moments: Moments;
  /** Rows that do not fill a block yet. */
  readonly #rows: Float64Array;
  #waiting = 0;

  /**
   * Starts with no rows.
   *
   * @param dimensions Numbers in a row.
   * @throws {RangeError} If that is no integer from 1.
   */
  constructor(readonly dimensions: number, options: ComputeOptions = {}) {
    if (!Number.isSafeInteger(dimensions) || dimensions < 1) {
      throw new RangeError(
        "Cannot compute statistics: dimensions must be an integer of at " +
          `least 1, got ${dimensions}`,
      );
    }
    this.#algebra = options.linearAlgebra ?? pureLinearAlgebra;
    this.#moments = emptyMoments(dimensions);
    this.#rows = new Float64Array(BLOCK * dimensions);
  }

  /** Rows so far. */
  get count(): number {
    return this.#moments.count + this.#waiting;
  }

  /**
   * Takes the next rows; wait for it before the next call.
   *
   * @throws {RangeError} If a number is not finite, or the rows have another
   * length. Nothing is taken then.
   */
  async add(features: Features): Promise<void> {
    checkFeatures(features);
    const { data, count, dimensions } = features;
    this.#checkDimensions("features", dimensions);
    for (let row = 0; row < count;) {
      const end = Math.min(count, row + BLOCK - this.#waiting);
      const part = data.subarray(row * dimensions, end * dimensions);
      this.#rows.set(part, this.#waiting * dimensions);
      this.#waiting += end - row;
      row = end;
      if (this.#waiting < BLOCK) continue;
      combine(this.#moments, await this.#momentsOfBlock());
      this.#waiting = 0;
    }
  }

  /**
   * Takes all that another accumulator has seen, as if its rows came next; but
   * for roundings, as they are portioned otherwise. The other stays as it is.
   *
   * @throws {RangeError} If its rows have another length.
   */
  async merge(other: StatisticsAccumulator): Promise<void> {
    this.#checkDimensions("other", other.dimensions);
    const moments = await other.#all();
    combine(this.#moments, moments);
  }

  /**
   * Mean and covariance of the rows so far; more may follow.
   *
   * @throws {RangeError} If there are fewer than two.
   */
  async statistics(): Promise<Statistics> {
    if (this.count < 2) {
      throw new RangeError(
        `Cannot compute statistics: there must be at least 2 images, ` +
          `got ${this.count}`,
      );
    }
    const { count, mean, scatter } = await this.#all();
    const covariance = scatter.map((sum) => sum / (count - 1));
    return { mean, covariance, dimensions: this.dimensions };
  }

  /** A copy of the moments with the rows that wait. */
  async #all(): Promise<Moments> {
    const { count, mean, scatter } = this.#moments;
    const all = { count, mean: mean.slice(), scatter: scatter.slice() };
    if (this.#waiting > 0) combine(all, await this.#momentsOfBlock());
    return all;
  }

  async #momentsOfBlock(): Promise<Moments> {
    const [rows, columns] = [this.#waiting, this.dimensions];
    const data = this.#rows.slice(0, rows * columns);
    const mean = center(data, columns);
    const { data: scatter } = await this.#algebra.gram({ rows, columns, data });
    return { count: rows, mean, scatter };
  }

  #checkDimensions(name: string, dimensions: number): void {
    if (dimensions === this.dimensions) return;
    throw new RangeError(
      `Cannot compute statistics: ${name} must have ${this.dimensions} ` +
        `dimensions, got ${dimensions}`,
    );
  }
}

function emptyMoments(dimensions: number): Moments {
  return {
    count: 0,
    mean: new Float64Array(dimensions),
    scatter: new Float64Array(dimensions ** 2),
  };
}

/** Takes the mean off all rows. */
function center(data: Float64Array, columns: number): Float64Array {
  const mean = new Float64Array(columns);
  for (let row = 0; row < data.length; row += columns) {
    for (let j = 0; j < columns; j++) mean[j]! += data[row + j]!;
  }
  for (let j = 0; j < columns; j++) mean[j]! /= data.length / columns;
  for (let row = 0; row < data.length; row += columns) {
    for (let j = 0; j < columns; j++) data[row + j]! -= mean[j]!;
  }
  return mean;
}

/** Adds the moments of more rows: Chan, Golub and LeVeque. */
function combine(into: Moments, more: Moments): void {
  if (more.count === 0) return;
  const [count, n] = [into.count + more.count, into.mean.length];
  const shift = more.mean.map((value, i) => value - into.mean[i]!);
  const weight = into.count * more.count / count;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < n; j++) {
      const both = weight * (shift[i]! * shift[j]!); // Alike on both halves.
      into.scatter[row + j]! += more.scatter[row + j]! + both;
    }
  }
  for (let i = 0; i < n; i++) into.mean[i]! += shift[i]! * more.count / count;
  into.count = count;
}
