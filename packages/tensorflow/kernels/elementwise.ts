import type { KernelConfig } from "@tensorflow/tfjs";
import { floatAttribute, typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

interface Alpha {
  readonly alpha: number;
}

/** Kernels that look at one element at a time. */
export const ELEMENTWISE: readonly KernelConfig[] = [
  kernel<"a" | "b">(
    "BitwiseAnd",
    (native, { a, b }) => native.plain("BitwiseAnd", a, b),
  ),

  // TensorFlow would return zeros for whole numbers.
  kernel<"x">(
    "Round",
    (native, { x }) => x.dtype === "int32" ? x : native.plain("Round", x),
  ),

  // TensorFlow.js gives NaN the sign 0.
  kernel<"x">("Sign", (native, { x }) => {
    const sign = native.plain("Sign", x);
    if (x.dtype === "int32") return sign;
    const zero = native.scalar(0, x.dtype);
    return native.select(native.plain("IsNan", x), zero, sign);
  }),

  kernel<"x", Alpha>("Step", (native, { x }, { alpha }) => {
    const positive = native.plain("Greater", x, native.scalar(0, x.dtype));
    const one = native.scalar(1, x.dtype);
    const step = native.select(positive, one, native.scalar(alpha, x.dtype));
    if (x.dtype === "int32") return step;
    return native.select(native.plain("IsNan", x), x, step);
  }),

  kernel<"x", Alpha>(
    "LeakyRelu",
    (native, { x }, { alpha }) =>
      native.one("LeakyRelu", [native.cast(x, "float32")], [
        typeAttribute("T", "float32"),
        floatAttribute("alpha", alpha),
      ]),
  ),
];
