import type { TensorFlowLibrary } from "../library/mod.ts";
import type { Cpu } from "./cpu.ts";
import type { Setting } from "./settings.ts";

/** What keeps the engine from being used. */
export interface Problem {
  /** What happened. */
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** The engine as it runs. */
export interface RunningEngine {
  /** TensorFlow's version, such as `2.21.0`. */
  readonly version: string;
  /** The backend of TensorFlow.js in use. */
  readonly backend: string;
  /** What TensorFlow can compute on. */
  readonly devices: readonly { readonly name: string; readonly type: string }[];
  /** Threads within one operation. */
  readonly threads: number;
}

/** Memory of the computer, in bytes. */
export interface Memory {
  /** All there is. */
  readonly total: number;
  /** What programs can have now. */
  readonly available: number;
}

/** What was found out about the engine on this computer, without advice. */
export interface Findings {
  /** The system's name, such as `Linux x86-64`. */
  readonly system: string;
  /** Deno's version. */
  readonly deno: string;
  /** The library that was taken; null if none could be had. */
  readonly library: TensorFlowLibrary | null;
  /** The engine; null if it cannot be used. */
  readonly engine: RunningEngine | null;
  /** What keeps the engine from being used; null if nothing does. */
  readonly problem: Problem | null;
  /** The processor. */
  readonly cpu: Cpu;
  /** Null if it could not be read. */
  readonly memory: Memory | null;
  /** NVIDIA's GPUs in this computer, used or not. */
  readonly gpus: readonly string[];
  /** Environment variables in effect. */
  readonly settings: readonly Setting[];
}

/** What was found out about the engine on this computer, and what to do. */
export interface Diagnosis extends Findings {
  /** The one thing that is most worth knowing, in a sentence. */
  readonly advice: string;
}
