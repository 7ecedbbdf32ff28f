import * as tf from "@tensorflow/tfjs";
import {
  findLibrary,
  type FindLibraryOptions,
  type System,
  THIS_SYSTEM,
} from "../library/mod.ts";
import type { TensorFlowLibrary } from "../library/mod.ts";
import { loadTensorFlow } from "../load.ts";
import { type Cpu, readCpu } from "./cpu.ts";
import type { Memory, RunningEngine } from "./diagnosis.ts";
import { printed } from "./printed.ts";

/** How a diagnosis looks at the computer. */
export interface Probes {
  /** The operating system and the processor's kind. */
  readonly build: Pick<System, "os" | "arch">;
  /** Finds TensorFlow's library. */
  readonly findLibrary: (
    options: FindLibraryOptions,
  ) => Promise<TensorFlowLibrary>;
  /** Starts the engine. */
  readonly start: (options: FindLibraryOptions) => Promise<RunningEngine>;
  /** What the processor can do. */
  readonly cpu: () => Promise<Cpu>;
  /** The computer's memory, where it tells. */
  readonly memory: () => Memory | null;
  /** NVIDIA's GPUs. */
  readonly gpus: () => Promise<readonly string[]>;
  /** Reads an environment variable. */
  readonly env: (name: string) => string | undefined;
}

/** Looks at this computer. */
export const THIS_COMPUTER: Probes = {
  build: THIS_SYSTEM,
  findLibrary,
  start: startEngine,
  cpu: readCpu,
  memory: readMemory,
  gpus: listGpus,
  env: (name) => Deno.env.get(name),
};

async function startEngine(
  options: FindLibraryOptions,
): Promise<RunningEngine> {
  const { version, devices, threads } = await loadTensorFlow(options);
  return { version, backend: tf.getBackend(), devices, threads };
}

function readMemory(): Memory | null {
  try {
    const { total, available } = Deno.systemMemoryInfo();
    return { total, available };
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) return null;
    throw error;
  }
}

/** NVIDIA's own program comes with the driver: no program, no usable GPU. */
async function listGpus(): Promise<readonly string[]> {
  const query = ["--query-gpu=name", "--format=csv,noheader"];
  const names = await printed("nvidia-smi", query);
  return (names ?? "").split("\n").map((name) => name.trim()).filter(Boolean);
}
