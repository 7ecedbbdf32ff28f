import type { KernelConfig } from "@tensorflow/tfjs";
import { kernel } from "./kernel.ts";

/** Diagonal matrices. TensorFlow has none of truth values. */
export const DIAG: KernelConfig = kernel<"x">(
  "Diag",
  (native, { x }) => {
    if (x.dtype !== "bool") return native.plain("Diag", x);
    const numbers = native.plain("Diag", native.cast(x, "int32"));
    return native.cast(numbers, "bool");
  },
);
