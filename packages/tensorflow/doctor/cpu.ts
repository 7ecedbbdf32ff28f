import { printed } from "./printed.ts";

/** The processor's instructions that decide how fast TensorFlow is. */
export const CPU_FEATURES = [
  "AVX2",
  "AVX512F",
  "AVX512_VNNI",
  "AVX512_BF16",
  "AMX_BF16",
] as const;

/** One of {@linkcode CPU_FEATURES}. */
export type CpuFeature = typeof CPU_FEATURES[number];

/** A processor. */
export interface Cpu {
  /** The name it goes by, or null if it does not tell. */
  readonly model: string | null;
  /** Logical cores that this process may use. */
  readonly cores: number;
  /** Which instructions it has; null if that could not be read. */
  readonly features: Readonly<Record<CpuFeature, boolean>> | null;
}

/**
 * Reads what the processor can do.
 *
 * Linux tells by `/proc/cpuinfo`, which Deno itself opens only with
 * `--allow-all`: `cat` needs `--allow-run=cat`. macOS tells by `sysctl`.
 */
export async function readCpu(): Promise<Cpu> {
  const cores = navigator.hardwareConcurrency;
  const text = Deno.build.os === "darwin"
    ? await printed("sysctl", ["machdep.cpu"])
    : await printed("cat", ["/proc/cpuinfo"]);
  return text === null
    ? { model: null, cores, features: null }
    : { cores, ...parseCpu(text) };
}

/**
 * Understands `/proc/cpuinfo`, or what `sysctl machdep.cpu` prints.
 *
 * Both are lines of `key: value`. The features are words of several of them,
 * spelled `avx512_vnni` by one and `AVX512VNNI` by the other.
 */
export function parseCpu(text: string): Pick<Cpu, "model" | "features"> {
  const model = /^(?:model name|machdep\.cpu\.brand_string)\s*:\s*(.+)$/m
    .exec(text)?.[1]?.trim() ?? null;
  const words = text.matchAll(
    /^(?:flags|machdep\.cpu\.(?:leaf7_)?features)\s*:(.*)$/gm,
  );
  const present = new Set(
    [...words].flatMap(([, list]) => list!.trim().split(/\s+/)).map(plain),
  );
  const features = CPU_FEATURES.map((name) =>
    [name, present.has(plain(name))] as const
  );
  return {
    model,
    features: Object.fromEntries(features) as Record<CpuFeature, boolean>,
  };
}

function plain(feature: string): string {
  return feature.toLowerCase().replaceAll(/[_.]/g, "");
}
