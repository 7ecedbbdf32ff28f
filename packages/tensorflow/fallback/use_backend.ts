import { type LoadOptions, loadTensorFlow } from "../load.ts";
import { type BackendInUse, chooseBackend } from "./choose_backend.ts";
import { useCpu } from "./use_cpu.ts";
import { useWebGpu } from "./web_gpu.ts";

/**
 * Makes the best backend that can be had the one that TensorFlow.js uses:
 * native TensorFlow; WebGPU, if there is a GPU and no library for TensorFlow;
 * else plain JavaScript, with one warning on stderr that says what to do.
 *
 * `@tensorflow/tfjs-backend-webgpu` is loaded only when it is taken. In Deno
 * 2.9 WebGPU needs no flag. A processor that poses as a GPU is passed over.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { useBackend } from "@revisage/tensorflow";
 * import { assertEquals } from "@std/assert";
 *
 * const { backend } = await useBackend();
 * assertEquals(tf.getBackend(), backend);
 * ```
 *
 * @param options As for {@linkcode loadTensorFlow}; `quiet` holds back the
 *   warning too.
 * @throws {LibraryError} If `path` or `REVISAGE_LIBTENSORFLOW` names a library
 *   that cannot be used: nothing else is tried then.
 * @throws {Error} If a library is there, but does not start.
 */
export async function useBackend(
  options: LoadOptions = {},
): Promise<BackendInUse> {
  return await chooseBackend({
    libraryIsNamed: options.path !== undefined || isNamedInEnvironment(),
    useTensorFlow: () => loadTensorFlow(options),
    useWebGpu,
    useCpu,
    warn: (message) => options.quiet || console.warn(message),
  });
}

function isNamedInEnvironment(): boolean {
  try {
    return Boolean(Deno.env.get("REVISAGE_LIBTENSORFLOW"));
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) return false;
    throw error;
  }
}
