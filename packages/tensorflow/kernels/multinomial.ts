import type { KernelConfig, MultinomialAttrs } from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/**
 * Draws from categorical distributions. The same seed draws the same, as
 * TensorFlow.js promises: the operation is one that keeps no state.
 * While a function is compiled it is refused: the seed would be frozen.
 */
export const MULTINOMIAL: KernelConfig = kernel<
  "logits",
  MultinomialAttrs
>("Multinomial", (native, { logits }, { numSamples, seed, normalized }) => {
  native.backend.tracing?.refuseRandom();
  const unscaled = normalized ? native.plain("Log", logits) : logits;
  // A seed may be any number, such as a fraction: all of its bits count.
  const bits = new Int32Array(Float64Array.of(seed).buffer);
  return native.one("StatelessMultinomial", [
    unscaled,
    native.scalar(numSamples, "int32"),
    native.constant(bits, [2], "int32"),
  ], [
    typeAttribute("T", logits.dtype),
    typeAttribute("Tseed", "int32"),
    typeAttribute("output_dtype", "int32"),
  ]);
});
