import { cpus, type } from "node:os";
import type { Versions } from "./protocol.ts";

/** What a benchmark ran on. */
export interface Hardware {
  /** The processor, as it calls itself. */
  readonly cpu: string;
  readonly cores: number;
  /** Instruction sets that matter here, of those that the processor has. */
  readonly features: readonly string[];
  /** In bytes. */
  readonly memory: number;
  readonly os: string;
  /** Of Deno, TensorFlow, PyTorch: of whatever took part. */
  readonly versions: Versions;
}

/** The kernel's flags, by the name that people know. */
const FEATURES: Readonly<Record<string, string>> = {
  avx2: "AVX2",
  avx512f: "AVX-512",
  avx512_vnni: "VNNI",
  avx512_bf16: "BF16",
  amx_bf16: "AMX-BF16",
};

/** Describes this machine. */
export function describeHardware(versions: Versions): Hardware {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: navigator.hardwareConcurrency,
    features: Deno.build.os === "linux"
      ? featuresOf(Deno.readTextFileSync("/proc/cpuinfo"))
      : [],
    memory: Deno.systemMemoryInfo().total,
    os: `${type()} ${Deno.osRelease()} ${Deno.build.arch}`,
    versions,
  };
}

/** Finds the instruction sets in the text of `/proc/cpuinfo`. */
export function featuresOf(cpuinfo: string): string[] {
  const flags = /^(?:flags|Features)\s*:(.*)$/m.exec(cpuinfo)?.[1] ?? "";
  const has = new Set(flags.split(/\s+/));
  return Object.keys(FEATURES).filter((flag) => has.has(flag))
    .map((flag) => FEATURES[flag]!);
}

/**
 * The commit that is checked out; `+` after it says that files have changed
 * since. Null where there is no repository.
 */
export async function commitOf(folder: string): Promise<string | null> {
  const head = await git(folder, "rev-parse", "--short=12", "HEAD");
  if (head === null) return null;
  const changes = await git(folder, "status", "--porcelain");
  return changes === "" ? head : `${head}+`;
}

async function git(folder: string, ...args: string[]): Promise<string | null> {
  try {
    const { success, stdout } = await new Deno.Command("git", {
      args: ["-C", folder, ...args],
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : null;
  } catch {
    return null; // There is no git.
  }
}
