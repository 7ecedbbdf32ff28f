import { readCpu } from "@revisage/tensorflow/doctor";

/** Where and with what numbers are made. */
export interface Surroundings {
  /** Of the repository, `-dirty` if files were changed; null without git. */
  readonly commit: string | null;
  /** Cores, processor and the widest vectors, as `2 × Some CPU, AVX2`. */
  readonly hardware: string;
}

/** Looks at the repository and the processor. */
export async function surroundings(): Promise<Surroundings> {
  const { model, cores, features } = await readCpu();
  const widest = features?.AVX512F ? "AVX-512" : features?.AVX2 ? "AVX2" : null;
  const processor = model ?? Deno.build.arch;
  return {
    commit: await commitHere(),
    hardware: `${cores} × ${processor}${widest === null ? "" : `, ${widest}`}`,
  };
}

async function commitHere(): Promise<string | null> {
  try {
    const { success, stdout } = await new Deno.Command("git", {
      args: ["describe", "--always", "--dirty", "--abbrev=10", "--exclude=*"],
      cwd: new URL("../../../", import.meta.url),
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
