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

  // TensorFlow ends at a whole number divided by 0. Elsewhere that is 0.
  kernel<"a" | "b">("FloorDiv", (native, { a, b }) => {
    if (b.dtype !== "int32") return native.plain("FloorDiv", a, b);
    const isZero = native.plain("Equal", b, native.scalar(0, "int32"));
    const divisor = native.select(isZero, native.scalar(1, "int32"), b);
    const quotient = native.plain("FloorDiv", a, divisor);
    return native.select(isZero, native.scalar(0, "int32"), quotient);
  }),

  // TensorFlow asks this of floats only; of all other numbers it is known.
  ...["IsFinite", "IsInf", "IsNan"].map((name) =>
    kernel<"x">(
      name,
      (native, { x }) => native.plain(name, native.cast(x, "float32")),
    )
  ),

  kernel<"x", Alpha>(
    "LeakyRelu",
    (native, { x }, { alpha }) =>
      native.one("LeakyRelu", [native.cast(x, "float32")], [
        typeAttribute("T", "float32"),
        floatAttribute("alpha", alpha),
      ]),
  ),

  // That of tfjs-node makes NaN of infinity.
  kernel<"x" | "alpha">("Prelu", (native, inputs) => {
    const x = native.cast(inputs.x, "float32");
    const alpha = native.cast(inputs.alpha, "float32");
    const negative = native.plain("Less", x, native.scalar(0, "float32"));
    return native.select(negative, native.plain("Mul", alpha, x), x);
  }),

  // TensorFlow would return zeros for whole numbers.
  kernel<"x">(
    "Round",
    (native, { x }) => x.dtype === "int32" ? x : native.plain("Round", x),
  ),

  // TensorFlow.js gives NaN the sign 0.
  kernel<"x">("Sign", (native, { x }) => {
    const sign = native.plain("Sign", x);
    if (x.dtype === "int32") return sign;
    const isNaN = native.plain("IsNan", x);
    return native.select(isNaN, native.plain("ZerosLike", x), sign);
  }),

  // The gradient of relu and abs: as few operations as can be, and NaN stays.
  kernel<"x", Alpha>("Step", (native, { x }, attrs) => {
    const { dtype } = x;
    const alpha = dtype === "int32" ? Math.trunc(attrs.alpha) : attrs.alpha;
    const isPositive = native.plain("Relu", native.plain("Sign", x));
    if (alpha === 0) return isPositive;
    const rise = native.scalar(1 - alpha, dtype);
    const scaled = native.plain("Mul", isPositive, rise);
    return native.plain("AddV2", scaled, native.scalar(alpha, dtype));
  }),
];
