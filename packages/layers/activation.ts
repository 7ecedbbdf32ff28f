/** What follows a product and its bias: nothing, or {@linkcode leakyRelu}. */
export type Activation = "linear" | "leakyRelu";

/**
 * What to multiply before the activation instead of after it: a positive factor
 * passes through unchanged, and weights are smaller than activations.
 */
export function activationGain(activation: Activation): number {
  return activation === "leakyRelu" ? Math.SQRT2 : 1;
}
