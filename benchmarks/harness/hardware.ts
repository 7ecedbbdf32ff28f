import { type } from "node:os";
import {
  CPU_FEATURES,
  type CpuFeature,
  readCpu,
} from "../../packages/tensorflow/doctor/cpu.ts";
import type { Versions } from "./protocol.ts";

/** What a benchmark ran on. */
export interface Hardware {
  /** The processor, as it calls itself. */
  readonly cpu: string;
  readonly cores: number;
  /** Instruction sets that matter here, of those that the processor has. */
  readonly features: readonly CpuFeature[];
  /** In bytes. */
  readonly memory: number;
  readonly os: string;
  /** Of Deno, TensorFlow, PyTorch: of whatever took part. */
  readonly versions: Versions;
}

/** Describes this machine. */
export async function describeHardware(versions: Versions): Promise<Hardware> {
  const { model, cores, features } = await readCpu();
  return {
    cpu: model ?? "unknown processor",
    cores,
    features: CPU_FEATURES.filter((name) => features?.[name]),
    memory: Deno.systemMemoryInfo().total,
    os: `${type()} ${Deno.osRelease()} ${Deno.build.arch}`,
    versions,
  };
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
