/** What a worker trains on: inputs, and what is to become of them. */
export interface Batch {
  readonly x: number[][];
  readonly y: number[];
}

/** The batch of one worker. */
export function batchOf(worker: number): Batch {
  const x = [0, 1, 2].map((
    i,
  ) => [Math.cos(worker + i), Math.sin(3 * i - worker)]);
  return { x, y: x.map(([a, b]) => 2 * a! - b! + 0.1 * worker) };
}

/** The weights after `steps` steps on all batches as one, in float64. */
export function fit(batches: readonly Batch[], steps: number): number[] {
  const x = batches.flatMap((batch) => batch.x);
  const y = batches.flatMap((batch) => batch.y);
  let weights = [0, 0];
  for (let step = 0; step < steps; step++) {
    const errors = x.map((row, i) =>
      row[0]! * weights[0]! + row[1]! * weights[1]! - y[i]!
    );
    weights = weights.map((weight, j) => {
      const gradient = errors.reduce((sum, error, i) =>
        sum + 2 * error * x[i]![j]!, 0) / x.length;
      return weight - 0.1 * gradient;
    });
  }
  return weights;
}
