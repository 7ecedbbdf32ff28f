import type { DenseBincountAttrs, KernelConfig } from "@tensorflow/tfjs";
import { boolAttribute, typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/** How often each number occurs, in a vector or in each row of a matrix. */
export const DENSE_BINCOUNT: KernelConfig = kernel<
  "x" | "weights",
  DenseBincountAttrs
>(
  "DenseBincount",
  (native, { x, weights }, { size, binaryOutput = false }) =>
    native.one("DenseBincount", [x, native.scalar(size, "int32"), weights], [
      typeAttribute("Tidx", x.dtype),
      typeAttribute("T", weights.dtype),
      boolAttribute("binary_output", binaryOutput),
    ]),
);
