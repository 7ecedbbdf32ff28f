import * as tf from "@tensorflow/tfjs";
import type { WhyNot } from "./choose_backend.ts";

/** The part of `navigator.gpu` that tells whether there is a GPU. */
export interface Gpu {
  requestAdapter(
    options: { powerPreference: "high-performance" },
  ): Promise<{ readonly info: AdapterInfo } | null>;
}

interface AdapterInfo {
  readonly description: string;
  readonly isFallbackAdapter: boolean;
}

/**
 * Makes WebGPU the backend of TensorFlow.js that is in use, if a GPU is there.
 *
 * @param gpu `navigator.gpu`, unless a test says else.
 * @returns Why it cannot be used, if so.
 */
export async function useWebGpu(
  gpu: Gpu | null = navigator.gpu ?? null,
): Promise<"in use" | WhyNot> {
  const missing = await missingGpu(gpu);
  return missing === null ? await startWebGpu() : { because: missing };
}

/** Why there is no GPU to compute on, or null if there is one. */
async function missingGpu(gpu: Gpu | null): Promise<string | null> {
  if (gpu === null) return "this runtime does not have it";
  // TensorFlow.js asks with the same words, and so gets the same adapter.
  const adapter = await gpu.requestAdapter({
    powerPreference: "high-performance",
  });
  if (adapter === null) return "no adapter was found";
  const { description, isFallbackAdapter } = adapter.info;
  return isFallbackAdapter
    ? `its only adapter, ${description || "without a name"}, is the processor`
    : null;
}

/** Loads the backend, whatever its adapter is. */
export async function startWebGpu(): Promise<"in use" | WhyNot> {
  await import("@tensorflow/tfjs-backend-webgpu");
  return await tf.setBackend("webgpu")
    ? "in use"
    : { because: "its device did not start" };
}
