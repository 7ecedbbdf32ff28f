const NAMES: Partial<Record<typeof Deno.build.os, string>> = {
  linux: "libc.so.6",
  darwin: "libSystem.B.dylib",
};

/**
 * The C library that the process runs on, or `null` where it is not glibc or
 * Apple's, or lacks one of the functions.
 */
export function openLibc<const Symbols extends Deno.ForeignLibraryInterface>(
  symbols: Symbols,
): Deno.DynamicLibrary<Symbols> | null {
  const name = NAMES[Deno.build.os];
  if (name === undefined) return null;
  try {
    return Deno.dlopen(name, symbols);
  } catch {
    return null;
  }
}

/** A NUL-terminated string. */
export function cString(value: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(value + "\0");
}
