import type { Tensor2D } from "@tensorflow/tfjs";

/** The nearest code of each vector, in float64 and straight from Eq. 2. */
export function nearestByBruteForce(z: Tensor2D, codes: Tensor2D): number[] {
  const table = codes.arraySync();
  return z.arraySync().map((vector) => {
    const distances = table.map((code) =>
      code.reduce((sum, c, i) => sum + (vector[i]! - c) ** 2, 0)
    );
    return distances.indexOf(Math.min(...distances));
  });
}
