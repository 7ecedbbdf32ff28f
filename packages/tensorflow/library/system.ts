import { LibraryError } from "./library_error.ts";
import { type Wheel, WHEELS } from "./wheels.ts";

/** The computer a library is wanted for. */
export interface System {
  /** Operating system, as `Deno.build.os` spells it. */
  readonly os: string;
  /** Processor, as `Deno.build.arch` spells it. */
  readonly arch: string;
  /** The wheels to choose from. */
  readonly wheels: readonly Wheel[];
}

/** This computer, with the published wheels. */
export const THIS_SYSTEM: System = {
  os: Deno.build.os,
  arch: Deno.build.arch,
  wheels: WHEELS,
};

const OS_NAMES = new Map([
  ["linux", "Linux"],
  ["darwin", "macOS"],
  ["windows", "Windows"],
]);
const ARCH_NAMES = new Map([["x86_64", "x86-64"], ["aarch64", "arm64"]]);

/** A system's name as people write it: `Linux x86-64`. */
export function systemName(system: Pick<System, "os" | "arch">): string {
  const os = OS_NAMES.get(system.os) ?? system.os;
  return `${os} ${ARCH_NAMES.get(system.arch) ?? system.arch}`;
}

/**
 * The wheel for a system.
 *
 * @throws {LibraryError} `"unsupported"`, if there is none.
 */
export function wheelFor(system: System): Wheel {
  const { os, arch, wheels } = system;
  const wheel = wheels.find((wheel) => wheel.os === os && wheel.arch === arch);
  if (wheel !== undefined) return wheel;
  throw new LibraryError(
    "unsupported",
    `Cannot fetch TensorFlow: the system must be ` +
      `${wheels.map(systemName).join(" or ")}, got ${systemName(system)}`,
    "use one of those",
  );
}
