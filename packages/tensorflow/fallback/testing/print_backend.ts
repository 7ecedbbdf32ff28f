/**
 * Takes a backend, computes on it, and prints what came of it as JSON. The
 * argument says how: `best`, or `webgpu`, be it a processor's. Run by tests.
 */
import * as tf from "@tensorflow/tfjs";
import { LibraryError } from "../../library/mod.ts";
import type { BackendInUse, WhyNot } from "../choose_backend.ts";
import { useBackend } from "../use_backend.ts";
import { useCpu } from "../use_cpu.ts";
import { startWebGpu } from "../web_gpu.ts";

/** What the process prints. */
export interface Printed {
  readonly taken?: BackendInUse | "in use" | WhyNot;
  /** The backend in use. */
  readonly backend?: string;
  /** A product of all twos. */
  readonly product?: number[];
  /** The adapter that WebGPU offers, if it is there. */
  readonly adapter?: { readonly name: string; readonly isProcessor: boolean };
  /** The error that was thrown, if it was a `LibraryError`. */
  readonly error?: { readonly kind: string; readonly message: string };
}

async function run(how: string): Promise<Printed> {
  try {
    const taken = await (how === "best" ? useBackend() : startWebGpu());
    if (typeof taken === "object" && "because" in taken) await useCpu();
    const ones = tf.ones<tf.Rank.R2>([2, 2]);
    const product = [...await ones.matMul(ones).data()];
    return { taken, backend: tf.getBackend(), product, ...await adapter() };
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    return { error: { kind: error.kind, message: error.message } };
  }
}

async function adapter(): Promise<Pick<Printed, "adapter">> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return {};
  const { description: name, isFallbackAdapter: isProcessor } = adapter.info;
  return { adapter: { name, isProcessor } };
}

if (import.meta.main) console.log(JSON.stringify(await run(Deno.args[0]!)));
