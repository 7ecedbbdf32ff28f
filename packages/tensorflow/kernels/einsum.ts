import type { EinsumAttrs, KernelConfig } from "@tensorflow/tfjs";
import {
  intAttribute,
  stringAttribute,
  typeAttribute,
} from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/** Sums of products by equation. */
export const EINSUM: KernelConfig = kernel<
  string,
  EinsumAttrs
>("Einsum", (native, inputs, { equation }) => {
  checkOutput(equation);
  const tensors = Object.values(inputs);
  return native.one("Einsum", tensors, [
    intAttribute("N", tensors.length),
    stringAttribute("equation", equation),
    typeAttribute("T", tensors[0]!.dtype),
  ]);
});

/** TensorFlow takes a label that only the output has for an axis of size 1. */
function checkOutput(equation: string): void {
  const [input = "", output = ""] = equation.split("->");
  for (const label of output.match(/[a-z]/gi) ?? []) {
    if (input.includes(label)) continue;
    throw new Error(
      `Output subscripts contain the label ${label} not present in the ` +
        "input subscripts.",
    );
  }
}
