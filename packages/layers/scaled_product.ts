import type { Tensor } from "@tensorflow/tfjs";

/**
 * Computes `product(x, weight)`, linear in both, with the weight scaled.
 *
 * The scale goes to the smaller of the two: at 4×4 that is the activations, at
 * 256×256 the weight.
 */
export function scaledProduct<X extends Tensor, W extends Tensor, Y>(
  x: X,
  weight: W,
  scale: number,
  product: (x: X, weight: W) => Y,
): Y {
  if (scale === 1) return product(x, weight);
  return x.size < weight.size
    ? product(x.mul<X>(scale), weight)
    : product(x, weight.mul<W>(scale));
}
