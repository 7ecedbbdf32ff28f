import type {
  KernelConfig,
  ScatterNdAttrs,
  TensorInfo,
} from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";
import type { Native } from "./native.ts";

/** Writing to given places. */
export const SCATTER: readonly KernelConfig[] = [
  kernel<"indices" | "updates", ScatterNdAttrs>(
    "ScatterNd",
    (native, { indices, updates }, { shape }) =>
      native.one("ScatterNd", [
        asColumns(native, indices),
        updates,
        native.int32(shape),
      ], [
        typeAttribute("T", updates.dtype),
        typeAttribute("Tindices", "int32"),
      ]),
  ),

  kernel<"tensor" | "indices" | "updates">(
    "TensorScatterUpdate",
    (native, { tensor, indices, updates }) =>
      native.one("TensorScatterUpdate", [
        tensor,
        asColumns(native, indices),
        updates,
      ], [
        typeAttribute("T", tensor.dtype),
        typeAttribute("Tindices", "int32"),
      ]),
  ),
];

/** TensorFlow would take a vector of indices for the place of one element. */
function asColumns(native: Native, indices: TensorInfo): TensorInfo {
  if (indices.shape.length > 1) return indices;
  return native.reshape(indices, [-1, 1]);
}
