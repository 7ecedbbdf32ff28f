/**
 * Runs `action` with the process's standard error pointing nowhere.
 *
 * TensorFlow prints lines of its own when it starts, before its log level is in
 * force. What goes wrong meanwhile is thrown, so nothing that matters is lost.
 */
export function withoutStderr<T>(action: () => T): T {
  const libc = openLibc();
  if (libc === null) return action();
  const { dup, dup2, open, close } = libc.symbols;
  const path = new TextEncoder().encode("/dev/null\0");
  const nowhere = open(path, WRITE_ONLY);
  const kept = dup(STDERR);
  try {
    dup2(nowhere, STDERR);
    return action();
  } finally {
    dup2(kept, STDERR);
    close(kept);
    close(nowhere);
    libc.close();
  }
}

const STDERR = 2;
const WRITE_ONLY = 1;

const LIBC_NAMES: Partial<Record<typeof Deno.build.os, string>> = {
  linux: "libc.so.6",
  darwin: "libSystem.B.dylib",
};

function openLibc() {
  const name = LIBC_NAMES[Deno.build.os];
  if (name === undefined) return null;
  try {
    return Deno.dlopen(name, {
      dup: { parameters: ["i32"], result: "i32" },
      dup2: { parameters: ["i32", "i32"], result: "i32" },
      open: { parameters: ["buffer", "i32"], result: "i32" },
      close: { parameters: ["i32"], result: "i32" },
    });
  } catch {
    return null;
  }
}
