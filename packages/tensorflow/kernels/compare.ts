import type { KernelConfig, TensorInfo } from "@tensorflow/tfjs";
import { fallBackToCpuIf, type KernelCall } from "./cpu_fallback.ts";
import { kernel } from "./kernel.ts";
import type { Native } from "./native.ts";

const NAMES = ["Greater", "GreaterEqual", "Less", "LessEqual"];

/** Which of two comes first. TensorFlow orders numbers only. */
export const COMPARE: readonly KernelConfig[] = NAMES.map((name) =>
  fallBackToCpuIf(
    areTexts,
    kernel<"a" | "b">(
      name,
      (native, { a, b }) =>
        native.plain(name, asNumber(native, a), asNumber(native, b)),
    ),
  )
);

function areTexts({ inputs }: KernelCall): boolean {
  return inputs.a?.dtype === "string";
}

function asNumber(native: Native, x: TensorInfo): TensorInfo {
  return x.dtype === "bool" ? native.cast(x, "int32") : x;
}
