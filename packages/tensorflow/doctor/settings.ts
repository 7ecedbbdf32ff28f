/** An environment variable that changes how TensorFlow is found or runs. */
export interface Setting {
  /** Its name. */
  readonly name: string;
  /** Its value now. */
  readonly value: string;
  /** Who set it: the user, or the engine because the user had not. */
  readonly setBy: "user" | "engine";
}

const NAMES: readonly string[] = [
  "REVISAGE_LIBTENSORFLOW",
  "REVISAGE_CACHE",
  "TF_ENABLE_ONEDNN_OPTS",
  "TF_CPP_MIN_LOG_LEVEL",
  "TF_XLA_FLAGS",
  "XLA_FLAGS",
  "ONEDNN_MAX_CPU_ISA",
  "CUDA_VISIBLE_DEVICES",
  "LD_LIBRARY_PATH",
  "GLIBC_TUNABLES",
  "MALLOC_MMAP_THRESHOLD_",
  "MALLOC_TRIM_THRESHOLD_",
];

/**
 * Starts to watch the environment; the function that is returned lists what is
 * set by then.
 *
 * @param env Reads an environment variable.
 */
export function watchSettings(
  env: (name: string) => string | undefined,
): () => Setting[] {
  const before = new Set(NAMES.filter((name) => env(name) !== undefined));
  return () =>
    NAMES.flatMap((name) => {
      const value = env(name);
      if (value === undefined) return [];
      return [{ name, value, setBy: before.has(name) ? "user" : "engine" }];
    });
}
