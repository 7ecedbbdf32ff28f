import type { KernelConfig, SearchSortedAttrs } from "@tensorflow/tfjs";
import { typeAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/** Where values would have to stand to keep a sorted row sorted. */
export const SEARCH_SORTED: KernelConfig = kernel<
  "sortedSequence" | "values",
  SearchSortedAttrs
>("SearchSorted", (native, { sortedSequence, values }, { side }) =>
  native.one(
    side === "left" ? "LowerBound" : "UpperBound",
    [sortedSequence, values],
    [
      typeAttribute("T", values.dtype),
      typeAttribute("out_type", "int32"),
    ],
  ));
