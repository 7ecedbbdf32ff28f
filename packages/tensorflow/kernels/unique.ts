import type {
  KernelBackend,
  KernelConfig,
  UniqueAttrs,
} from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { fallBackToCpuIf, type KernelCall } from "./cpu_fallback.ts";
import { kernel } from "./kernel.ts";

/** The different elements along an axis. */
export const UNIQUE: KernelConfig = fallBackToCpuIf(
  hasNaN,
  kernel<"x", UniqueAttrs>(
    "Unique",
    (native, { x }, { axis = 0 }) =>
      native.many("UniqueV2", [x, native.int32([axis])], [
        typeAttribute("T", x.dtype),
        typeAttribute("Taxis", "int32"),
        typeAttribute("out_idx", "int32"),
      ], 2),
  ),
);

/** TensorFlow tells one NaN from another. */
function hasNaN({ inputs, backend }: KernelCall): boolean {
  const { x } = inputs;
  if (x?.dtype !== "float32") return false;
  const values = (backend as KernelBackend).readSync(x.dataId) as Float32Array;
  return values.some(Number.isNaN);
}
