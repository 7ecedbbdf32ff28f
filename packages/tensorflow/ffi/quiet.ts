import { cString, openLibc } from "./libc.ts";

/**
 * Runs `action` with the process's standard error pointing nowhere.
 *
 * TensorFlow prints lines of its own when it starts, before its log level is in
 * force. What goes wrong meanwhile is thrown, so nothing that matters is lost.
 */
export function withoutStderr<T>(action: () => T): T {
  const libc = openLibc(FUNCTIONS);
  if (libc === null) return action();
  const { dup, dup2, open, close } = libc.symbols;
  const nowhere = open(cString("/dev/null"), WRITE_ONLY);
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

const FUNCTIONS = {
  dup: { parameters: ["i32"], result: "i32" },
  dup2: { parameters: ["i32", "i32"], result: "i32" },
  open: { parameters: ["buffer", "i32"], result: "i32" },
  close: { parameters: ["i32"], result: "i32" },
} as const;
