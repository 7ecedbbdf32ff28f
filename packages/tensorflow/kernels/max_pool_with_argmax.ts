import type { KernelConfig, MaxPoolWithArgmaxAttrs } from "@tensorflow/tfjs";
import { boolAttribute } from "../binding/attributes.ts";
import { fallBackToCpuIf } from "./cpu_fallback.ts";
import { kernel } from "./kernel.ts";
import { poolAttributes, poolWindow } from "./pool_window.ts";

/** The largest number of each window that is not NaN, and where it stood. */
export const MAX_POOL_WITH_ARGMAX: KernelConfig = fallBackToCpuIf(
  // With elements added around the input, places would count those too.
  ({ attrs }) => typeof attrs?.pad === "number" && attrs.pad > 0,
  kernel<"x", MaxPoolWithArgmaxAttrs>(
    "MaxPoolWithArgmax",
    (native, { x }, attrs) => {
      const attributes = [
        ...poolAttributes(x.dtype, poolWindow(x.shape, attrs)),
        boolAttribute("include_batch_in_index", attrs.includeBatchInIndex),
      ];
      const numbers = native.select(
        native.plain("IsNan", x),
        native.scalar(-Infinity, x.dtype),
        x,
      );
      const [largest, places] = native.many(
        "MaxPoolWithArgmax",
        [numbers],
        attributes,
        2,
      );
      return [largest!, native.cast(places!, "int32")];
    },
  ),
);
