import { LibraryError } from "../library/mod.ts";
import type { TensorFlow } from "../load.ts";

/** The backend of TensorFlow.js that is in use, and why. */
export type BackendInUse =
  | {
    readonly backend: "tensorflow";
    /** What was loaded. */
    readonly tensorflow: TensorFlow;
  }
  | {
    readonly backend: "webgpu" | "cpu";
    /** Why it is not a better one, and what to do about it. */
    readonly reason: string;
  };

/** How each backend is tried. */
export interface Attempts {
  /** Whether the user said which library to take. */
  readonly libraryIsNamed: boolean;
  /** Makes native TensorFlow the backend in use. */
  readonly useTensorFlow: () => Promise<TensorFlow>;
  /** Makes WebGPU the backend in use, or says why that cannot be. */
  readonly useWebGpu: () => Promise<"in use" | WhyNot>;
  /** Makes plain JavaScript the backend in use. */
  readonly useCpu: () => Promise<void>;
  /** Tells the user what is wrong. */
  readonly warn: (message: string) => void;
}

/** Why something cannot be used: a clause, such as `no adapter was found`. */
export interface WhyNot {
  readonly because: string;
}

/**
 * Takes the first backend that can be had: TensorFlow, WebGPU, plain JavaScript.
 * Warns about the last one only.
 *
 * @throws {Error} If a library is named but cannot be used, or is there but
 *   does not start: whoever has it does not want another backend in silence.
 */
export async function chooseBackend(attempts: Attempts): Promise<BackendInUse> {
  let reason: string;
  try {
    const tensorflow = await attempts.useTensorFlow();
    return { backend: "tensorflow", tensorflow };
  } catch (error) {
    if (attempts.libraryIsNamed || !cannotBeHad(error)) throw error;
    reason = error instanceof LibraryError
      ? `${error.message}.`
      : `Cannot load TensorFlow: ${error.message}.`;
  }
  const webGpu = await attempts.useWebGpu();
  if (webGpu === "in use") return { backend: "webgpu", reason };
  reason += ` WebGPU cannot be used either: ${webGpu.because}.`;
  await attempts.useCpu();
  attempts.warn(`Computing in plain JavaScript, which is slow. ${reason}`);
  return { backend: "cpu", reason };
}

/** Whether there is no library here, or no permission to look for and load it. */
function cannotBeHad(error: unknown): error is Error {
  return error instanceof LibraryError ||
    error instanceof Deno.errors.NotCapable;
}
