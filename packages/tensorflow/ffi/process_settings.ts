import { openLibc } from "./libc.ts";

/**
 * What has to be set in the process before TensorFlow is loaded, so that its
 * users need no environment variables. Whatever they set themselves stands.
 */

// TensorFlow leaves oneDNN off on processors without AVX512_VNNI, where it
// halves the time of convolution gradients.
const ALWAYS = { TF_ENABLE_ONEDNN_OPTS: "1" };
// Nothing but what ends the process: all that matters reaches us as a status,
// and TensorFlow logs as errors what its graph optimizer merely skips.
const QUIET = { TF_CPP_MIN_LOG_LEVEL: "3" };

/** glibc's `mallopt` parameters, from <malloc.h>. */
const M_TRIM_THRESHOLD = -1, M_TOP_PAD = -2, M_MMAP_THRESHOLD = -3;

/** Sets TensorFlow's environment variables that the user left open. */
export function setEnvironment(verbose: boolean): void {
  const settings = verbose ? ALWAYS : { ...ALWAYS, ...QUIET };
  for (const [name, value] of Object.entries(settings)) {
    if (Deno.env.get(name) === undefined) Deno.env.set(name, value);
  }
}

/**
 * Lets the allocator keep large blocks for the next operation. By default glibc
 * returns every block over a few MB to the kernel, and the next operation pays
 * for having its pages zeroed again. On the benchmark's compiled step that was 3
 * to 5 % of the time, near the noise, for 25 to 90 MB of memory.
 *
 * Does nothing where there is no glibc, or where the user set `MALLOC_` variables
 * or `GLIBC_TUNABLES`.
 */
export function keepLargeBlocks(): void {
  if (Deno.build.os !== "linux" || userTunesMalloc()) return;
  const libc = openLibc({
    mallopt: { parameters: ["i32", "i32"], result: "i32" },
  });
  if (libc === null) return; // another libc: it has its own ways
  const { mallopt } = libc.symbols;
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 64 << 20);
  libc.close();
}

function userTunesMalloc(): boolean {
  return ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "GLIBC_TUNABLES"]
    .some((name) => Deno.env.get(name) !== undefined);
}
