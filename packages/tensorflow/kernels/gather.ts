import { backend_util, util } from "@tensorflow/tfjs";
import type { GatherV2Attrs, KernelConfig, Tensor } from "@tensorflow/tfjs";
import { intAttribute, typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/**
 * tfjs-node reads the indices back to check them, which stalls every call and
 * cannot be traced. TensorFlow checks them itself: on a CPU an index that is out
 * of range is an error, on a GPU it gives zeros.
 */
export const GATHER: KernelConfig = kernel<"x" | "indices", GatherV2Attrs>(
  "GatherV2",
  (native, { x, indices }, { axis, batchDims }) => {
    // Of tensors it looks at the shapes only, and refuses those that disagree.
    backend_util.segment_util.collectGatherOpShapeInfo(
      x as Tensor,
      indices as Tensor,
      util.parseAxisParam(axis, x.shape)[0]!,
      batchDims,
    );
    return native.one("GatherV2", [
      x,
      indices,
      native.scalar(axis, "int32"),
    ], [
      typeAttribute("Tparams", x.dtype),
      typeAttribute("Tindices", indices.dtype),
      typeAttribute("Taxis", "int32"),
      intAttribute("batch_dims", batchDims),
    ]);
  },
);
